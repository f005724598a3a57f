import type { Me } from "../../src/session/types";
import type { CoHandler, Pending, Ticket, TicketAction, TicketEvent } from "../../src/tickets/types";
import { historyOf, TICKETS } from "./cases";
import { nameOf, PEOPLE } from "./people";
import { ahead, DAY } from "./times";

/** The life of a case after its opening: the server's rules, simplified, so that every step can be tried. */
interface Terms {
  bound: boolean;
  handedFrom: string | null;
  refused: boolean;
  extended: boolean;
}

type Body = Record<string, unknown>;

/** What a step makes of a case, and how its history tells it. */
interface Taken {
  change: Partial<Ticket>;
  event: string;
  details?: Record<string, unknown>;
  terms?: Partial<Terms>;
}

const FRESH: Terms = { bound: false, handedFrom: null, refused: false, extended: false };
const terms = new Map<string, Terms>();
const contacted = new Set<string>();
export const wasContacted = (ticket: Ticket) => contacted.has(ticket.id);
const recorded = new Map<string, TicketEvent[]>();
const termsOf = (ticket: Ticket) => terms.get(ticket.id) ?? FRESH;

/** What happened to a case: made up from where it stood, then as it was played. */
export function storyOf(ticket: Ticket): TicketEvent[] {
  return recorded.get(ticket.id) ?? historyOf(ticket);
}

export function actionsOn(ticket: Ticket, me: Me | null): TicketAction[] {
  const desk = me?.roles.some((role) => role === "AGENT" || role === "SUPERVISOR") ?? false;
  const officer = me?.roles.includes("OFFICER") && ticket.lead === me.departmentCode;
  if (officer) {
    return officerActions(ticket);
  }
  return desk ? deskActions(ticket, me?.roles.includes("SUPERVISOR") ?? false) : [];
}

function officerActions(ticket: Ticket): TicketAction[] {
  const { bound, handedFrom, refused, extended } = termsOf(ticket);
  const away: TicketAction[] = handedFrom ? ["back-up"] : bound ? [] : refused ? ["dispute"] : ["return"];
  const late = ticket.dueAt !== null && Date.parse(ticket.dueAt) < Date.now();
  switch (ticket.status) {
    case "DISPATCHED":
      return ["sign", ...away];
    case "IN_PROGRESS":
      return ticket.pending
        ? ["reply", "contact", ...away, "hand-down"]
        : [
            "reply",
            "contact",
            ...away,
            "hand-down",
            "suspend",
            ...(late || extended ? [] : (["ask-extension"] as const)),
          ];
    case "SUSPENDED":
      return ["resume", "contact"];
    default:
      return [];
  }
}

function deskActions(ticket: Ticket, arbiter: boolean): TicketAction[] {
  switch (ticket.status) {
    case "TO_DISPATCH":
      return ["dispatch", "not-accept", "close", "withdraw"];
    case "RETURN_ASKED":
      return ["accept-return", "refuse-return", "withdraw"];
    case "DISPUTED":
      return arbiter ? ["arbitrate", "withdraw"] : ["withdraw"];
    case "IN_PROGRESS":
      return ticket.pending ? ["grant-extension", "refuse-extension", "withdraw"] : ["withdraw"];
    case "DISPATCHED":
    case "SUSPENDED":
      return ["withdraw"];
    case "REPLIED":
      return ["approve", "send-back"];
    case "MERGED":
      return ["unmerge", "withdraw"];
    case "FOLLOW_UP":
      return ["close"];
    case "CLOSED":
      return isBad(ticket) ? ["redo", "reopen"] : ["reopen"];
    case "ARCHIVED":
      return [];
  }
}

const isBad = (ticket: Ticket) =>
  ["NOT_SOLVED", "DISSATISFIED", "VERY_DISSATISFIED"].includes(ticket.satisfaction ?? "");
const now = () => new Date().toISOString();
const pending = (kind: Pending["kind"], body: Body): Pending => ({
  kind,
  reason: (body.reasonCode as Pending["reason"]) ?? null,
  text: String(body.reason),
  suggested: (body.departmentCode as string) ?? null,
  suggestedName: body.departmentCode ? nameOf(String(body.departmentCode)) : null,
  workingDays: (body.workingDays as number) ?? null,
});
const given = (code: unknown, days = 2): Partial<Ticket> => ({
  status: "DISPATCHED",
  lead: String(code),
  leadName: nameOf(String(code)),
  signedAt: null,
  repliedAt: null,
  reply: null,
  closedAt: null,
  satisfaction: null,
  pending: null,
  dueAt: ahead(days * DAY),
});
const toDispatch: Partial<Ticket> = {
  status: "TO_DISPATCH",
  lead: null,
  leadName: null,
  signedAt: null,
  pending: null,
};
const closed = (because: string, body: Body): Taken => ({
  change: { status: "CLOSED", closedAt: now(), dueAt: null, pending: null },
  event: "closed",
  details: { because, text: body.reason ?? body.note, ...(because === "not-accepted" && { ground: body.reasonCode }) },
});
const asBefore = (ticket: Ticket): Partial<Ticket> => ({
  status: ticket.signedAt ? "IN_PROGRESS" : "DISPATCHED",
  pending: null,
});

const helper = (body: Body): CoHandler => ({
  code: String(body.departmentCode),
  name: nameOf(String(body.departmentCode)) ?? String(body.departmentCode),
  stand: "NAMED",
  namedAt: now(),
  note: body.reason ? String(body.reason) : null,
  signedAt: null,
  contributedAt: null,
  text: null,
});
/** What the last that was named has done. */
const helped = (ticket: Ticket, done: Partial<CoHandler>): Partial<Ticket> => ({
  coHandlers: ticket.coHandlers.map((one, place) =>
    place === ticket.coHandlers.length - 1 ? { ...one, ...done } : one,
  ),
});

const STEPS: Record<TicketAction, (ticket: Ticket, body: Body) => Taken> = {
  dispatch: (_, body) => ({
    change: given(body.departmentCode),
    event: "dispatched",
    details: { text: body.note },
    terms: FRESH,
  }),
  sign: () => ({ change: { status: "IN_PROGRESS", signedAt: now() }, event: "signed" }),
  reply: (_, body) => ({
    change: { status: "REPLIED", reply: String(body.text), repliedAt: now(), dueAt: null, pending: null },
    event: "replied",
    details: { text: body.text },
  }),
  approve: () => ({ change: { status: "FOLLOW_UP" }, event: "approved" }),
  "send-back": (_, body) => ({
    change: { status: "IN_PROGRESS", reply: null, repliedAt: null },
    event: "sent-back",
    details: { text: body.reason },
  }),
  close: (_, body) => closed("by-hand", body),
  "not-accept": (_, body) => closed("not-accepted", body),
  withdraw: (_, body) => closed("withdrawn", body),
  return: (_, body) => ({
    change: { status: "RETURN_ASKED", pending: pending("return", body) },
    event: "return-asked",
    details: { reason: body.reasonCode, text: body.reason, suggested: body.departmentCode },
  }),
  "accept-return": (ticket) => ({ change: toDispatch, event: "returned", details: { text: ticket.pending?.text } }),
  "refuse-return": (ticket, body) => ({
    change: asBefore(ticket),
    event: "return-refused",
    details: { text: body.reason },
    terms: { refused: true },
  }),
  dispute: (_, body) => ({
    change: { status: "DISPUTED", pending: pending("dispute", body) },
    event: "disputed",
    details: { text: body.reason },
  }),
  arbitrate: (_, body) => ({
    change: given(body.departmentCode),
    event: "arbitrated",
    details: { text: body.reason },
    terms: { bound: true, refused: false },
  }),
  "ask-extension": (_, body) => ({
    change: { pending: pending("extension", body) },
    event: "extension-asked",
    details: { workingDays: body.workingDays, text: body.reason },
  }),
  "grant-extension": (ticket) => ({
    change: {
      pending: null,
      dueAt: new Date(Date.parse(ticket.dueAt ?? now()) + (ticket.pending?.workingDays ?? 0) * DAY).toISOString(),
    },
    event: "extension-granted",
    terms: { extended: true },
  }),
  "refuse-extension": (_, body) => ({
    change: { pending: null },
    event: "extension-refused",
    details: { text: body.reason },
  }),
  suspend: (_, body) => ({
    change: { status: "SUSPENDED", dueAt: null, dueBecause: null, pending: pending("suspension", body) },
    event: "suspended",
    details: { text: body.reason },
  }),
  resume: () => ({ change: { status: "IN_PROGRESS", dueAt: ahead(DAY), pending: null }, event: "resumed" }),
  contact: (ticket, body) => {
    contacted.add(ticket.id);
    return { change: {}, event: "contacted", details: { text: body.reason, contactedAt: body.at } };
  },
  "hand-down": (ticket, body) => ({
    change: given(body.departmentCode),
    event: "handed-down",
    details: { text: body.reason },
    terms: { handedFrom: ticket.lead },
  }),
  "back-up": (ticket, body) => ({
    change: {
      ...given(termsOf(ticket).handedFrom),
      status: "IN_PROGRESS",
      signedAt: now(),
    },
    event: "handed-back",
    details: { text: body.reason },
    terms: { handedFrom: null },
  }),
  redo: (ticket, body) => ({
    change: given(ticket.lead),
    event: "redone",
    details: { text: body.reason },
    terms: { bound: true },
  }),
  reopen: (_, body) => ({
    change: { ...toDispatch, reply: null, repliedAt: null, closedAt: null, satisfaction: null },
    event: "reopened",
    details: { text: body.reason },
    terms: FRESH,
  }),
  "name-co": (ticket, body) => ({
    change: { coHandlers: [...ticket.coHandlers, helper(body)] },
    event: "co-named",
    details: { text: body.reason },
  }),
  "release-co": (ticket, body) => ({
    change: { coHandlers: ticket.coHandlers.filter((one) => one.code !== body.departmentCode) },
    event: "co-released",
    details: { text: body.reason },
  }),
  "co-sign": (ticket) => ({ change: helped(ticket, { stand: "SIGNED", signedAt: now() }), event: "co-signed" }),
  contribute: (ticket, body) => ({
    change: helped(ticket, { stand: "CONTRIBUTED", contributedAt: now(), text: String(body.text) }),
    event: "contributed",
    details: { text: body.text },
  }),
  "co-decline": (ticket, body) => ({
    change: helped(ticket, { stand: "DECLINED", text: String(body.reason) }),
    event: "co-declined",
    details: { text: body.reason },
  }),
  merge: (_, body) => ({
    change: { ...toDispatch, status: "MERGED", dueAt: null, dueBecause: null },
    event: "merged",
    details: { number: body.number, text: body.reason },
  }),
  unmerge: (_, body) => ({ change: toDispatch, event: "unmerged", details: { text: body.reason } }),
};

const OF_THE_NEXT = new Set(["dispatched", "arbitrated", "handed-down", "redone"]);

/** Takes a step; false where it does not fit. */
export function take(ticket: Ticket, step: string, body: Body, me: Me | null): boolean {
  const action = actionsOn(ticket, me).find((one) => one === step);
  if (!action) {
    return false;
  }
  const { change, event, details = {}, terms: changed } = STEPS[action](ticket, body);
  const before = ticket.leadName;
  const story = storyOf(ticket);
  Object.assign(ticket, change, { version: ticket.version + 1 });
  terms.set(ticket.id, { ...termsOf(ticket), ...changed });
  const departmentName = OF_THE_NEXT.has(event) ? ticket.leadName : before;
  recorded.set(ticket.id, [
    ...story,
    {
      at: now(),
      name: event,
      by: me?.id ?? null,
      byName: me?.displayName ?? null,
      details: JSON.parse(JSON.stringify({ ...(departmentName && { departmentName }), ...details })),
    },
  ]);
  return true;
}

/** Some cases stand off the straight way from the start. */
function play(id: string, ...steps: [who: string, step: TicketAction, body?: Body][]): void {
  const ticket = TICKETS.find((one) => one.id === id)!;
  for (const [who, step, body = {}] of steps) {
    const me = PEOPLE.find((one) => one.username === who)!;
    if (!take(ticket, step, body, me)) {
      throw new Error(`${id} is ${ticket.status}: no ${step} by ${who}`);
    }
  }
}

const PUMP = "该院由小区二次供水泵房供水，泵房由物业管理，不属市政管网，应由主管物业的单位督办。";
const NOT_OURS = { reasonCode: "NOT_OUR_DUTY", reason: PUMP, departmentCode: "urban" };

play("t10", ["officer.water", "return", NOT_OURS]);
play(
  "t12",
  [
    "officer.water",
    "return",
    { reasonCode: "NOT_OUR_AREA", reason: "碧波花园由兰东区供水站供水。", departmentCode: "landong" },
  ],
  ["agent01", "refuse-return", { reason: "供水站由市水务局管理，水质异常应先由市局取样。" }],
  [
    "officer.water",
    "dispute",
    { reason: "兰东区供水站已于今年移交区政府，附移交文件。市局只负责水源和主管网的水质。" },
  ],
);
const ROUND: [string, TicketAction, Record<string, unknown>?][] = [
  ["agent01", "dispatch", { departmentCode: "water" }],
  ["officer.water", "return", { reasonCode: "NOT_OUR_DUTY", reason: PUMP }],
  ["agent01", "accept-return"],
];
play("t23", ...ROUND, ...ROUND);
play("t11", [
  "officer.water",
  "ask-extension",
  { workingDays: 3, reason: "水表已拆下送市计量院检定，排期 3 个工作日后出结果。" },
]);
play("t21", ["officer.water", "suspend", { reason: "等市计量院出具水表检定报告，预计下周三。" }]);
play(
  "t31",
  ["officer.water", "return", NOT_OURS],
  ["agent01", "refuse-return", { reason: "水费由供水单位收取，应由水务局核实。" }],
);
Object.assign(
  TICKETS.find((one) => one.id === "t16")!,
  { satisfaction: "NOT_SOLVED" },
);
Object.assign(
  TICKETS.find((one) => one.id === "t26")!,
  { status: "ARCHIVED" },
);
Object.assign(
  TICKETS.find((one) => one.id === "t24")!,
  { lead: "landong", leadName: nameOf("landong") },
);
