import type { Answers } from "../../../src/forms/types";
import type { NewTicket, Ticket } from "../../../src/tickets/types";
import { line, nextNumber, TICKETS } from "../cases";
import { CATEGORIES } from "../categories";
import { CITIZENS } from "../citizens";
import type { MockCity } from "../city";
import { clocksOf } from "../clocks";
import { filled, formOf } from "../forms";
import { storyOf, take } from "../life";
import { roundsOf } from "../rounds";
import { organisationsOf, speaksFor } from "../spokenFor";
import { type Answer, found, page, problem, type Route } from "../routing";

const keys = new Map<string, Ticket>();
const answersOf = new Map<string, Answers>();

TICKETS.filter((one) => one.id === "t0").forEach((one) => {
  answersOf.set(one.id, { floor: ["6"], account: ["3310 2277"] });
  one.form = filled(one.categoryCode, answersOf.get(one.id)!);
});

function tickets(city: MockCity, query: URLSearchParams): Ticket[] {
  const statuses = query.get("status")?.split(",").filter(Boolean) ?? [];
  const q = query.get("q") ?? "";
  const own = city.me?.roles.includes("OFFICER") ? city.me.departmentCode : query.get("department");
  return TICKETS.filter((one) => statuses.length === 0 || statuses.includes(one.status))
    .filter((one) => !own || one.lead === own)
    .filter((one) => !query.get("urgency") || one.urgency === query.get("urgency"))
    .filter((one) => query.get("late") !== "true" || (one.dueAt !== null && Date.parse(one.dueAt) < Date.now()))
    .filter((one) => q === "" || one.number.includes(q) || one.title.includes(q) || one.text.includes(q));
}

function step(city: MockCity, id: string, name: string, body: Record<string, unknown>): Answer {
  return found(id, (ticket) => {
    if (body.version !== ticket.version)
      return problem(409, "ticketing.changed-meanwhile", "这张工单刚被别人改过", "请刷新后再试。");
    if (!take(ticket, name, body, city.me))
      return problem(409, "ticketing.not-in-this-state", "工单当前状态不能进行此操作", "请刷新查看最新状态。");
    city.tell("/topic/news", { type: "ticket", id: ticket.id, number: ticket.number, status: ticket.status });
    return { body: city.withActions(ticket) };
  });
}

function create(city: MockCity, body: Record<string, unknown>, key: string, change: Partial<Ticket>): Answer {
  const known = keys.get(key);
  if (known) return { body: city.withActions(known) };
  const given = body as unknown as NewTicket;
  const of = CATEGORIES.find((one) => one.code === given.categoryCode);
  const made: Ticket = {
    ...TICKETS[0]!,
    id: `n${Date.now()}`,
    number: nextNumber(),
    status: "TO_DISPATCH",
    lead: null,
    leadName: null,
    signedAt: null,
    dueAt: null,
    dueBecause: null,
    pending: null,
    createdAt: new Date().toISOString(),
    categoryName: of?.name ?? "",
    version: 1,
    ...given,
    organisation:
      CITIZENS.flatMap((one) => one.organisations).find((one) => one.code === given.organisation)?.name ?? null,
    form: filled(given.categoryCode, given.answers ?? {}),
    ...change,
  };
  answersOf.set(made.id, given.answers ?? {});
  TICKETS.unshift(made);
  keys.set(key, made);
  return { status: 201, body: city.withActions(made) };
}

/** Cases: the list, one of them, and the steps they take. */
export const casesRoutes: Route[] = [
  [
    "GET",
    /^\/tickets\/([^/]+)\/organisation$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: organisationsOf(ticket) })),
  ],
  [
    "PUT",
    /^\/tickets\/([^/]+)\/organisation$/,
    ({ params, body, city }) =>
      found(params[0] ?? "", (ticket) => {
        speaksFor(ticket, body.organisation);
        return { body: city.withActions(ticket) };
      }),
  ],
  [
    "POST",
    /^\/bulk\/(sign|dispatch)$/,
    ({ params, body, city }) => ({
      body: (body.rows as { id: string; version: number }[]).map((row, place) => {
        // One of them has moved on, to see what that looks like.
        const version = place === 1 ? -1 : row.version;
        const answer = step(city, row.id, params[0] ?? "", { ...body, version });
        const done = (answer.status ?? 200) === 200;
        return {
          id: row.id,
          status: done ? (answer.body as Ticket).status : null,
          problem: done ? null : answer.body,
        };
      }),
    }),
  ],
  [
    "GET",
    /^\/tickets\/([^/]+)\/form$/,
    ({ params }) =>
      found(params[0] ?? "", (ticket) => ({
        body: { questions: formOf(ticket.categoryCode).questions, answers: answersOf.get(ticket.id) ?? {} },
      })),
  ],
  [
    "PUT",
    /^\/tickets\/([^/]+)\/answers$/,
    ({ params, body, city }) =>
      found(params[0] ?? "", (ticket) => {
        answersOf.set(ticket.id, body.answers as Answers);
        Object.assign(ticket, {
          version: ticket.version + 1,
          form: filled(ticket.categoryCode, body.answers as Answers),
        });
        return { body: city.withActions(ticket) };
      }),
  ],
  ["GET", /^\/tickets$/, ({ query, city }) => ({ body: page(tickets(city, query).map(line), query) })],
  [
    "GET",
    /^\/tickets\/([^/]+)$/,
    ({ params, city }) => found(params[0] ?? "", (ticket) => ({ body: city.withActions(ticket) })),
  ],
  [
    "GET",
    /^\/tickets\/([^/]+)\/history$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: storyOf(ticket) })),
  ],
  [
    "GET",
    /^\/tickets\/([^/]+)\/rounds$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: roundsOf(ticket) })),
  ],
  [
    "GET",
    /^\/tickets\/([^/]+)\/ties$/,
    ({ params }) => found(params[0] ?? "", () => ({ body: { main: null, merged: [], related: [] } })),
  ],
  [
    "GET",
    /^\/tickets\/([^/]+)\/clocks$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: clocksOf(ticket) })),
  ],
  ["POST", /^\/tickets$/, ({ body, key, city }) => create(city, body, key, {})],
  [
    "POST",
    /^\/tickets\/answered$/,
    ({ body, key, city }) =>
      create(city, body, key, {
        status: "CLOSED",
        answeredDirectly: true,
        reply: String(body.answer),
        closedAt: new Date().toISOString(),
      }),
  ],
  [
    "POST",
    /^\/tickets\/([^/]+)\/([a-z-]+)$/,
    ({ params, body, city }) => step(city, params[0] ?? "", params[1] ?? "", body),
  ],
];
