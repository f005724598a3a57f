import * as imports from "../imports";
import { DEPARTMENTS, PEOPLE } from "../people";
import { one, page, type Route } from "../routing";
import { ago, ahead } from "../times";
import { deliveries, webhooks } from "../webhooks";

const unlocked = new Set<string>();

function accounts() {
  return PEOPLE.map((staff) => {
    const locked = staff.username === "agent04" && !unlocked.has(staff.id);
    return {
      staff,
      departmentName: DEPARTMENTS.find((each) => each.code === staff.departmentCode)?.name ?? staff.departmentCode,
      departmentNameEn: null,
      enabled: staff.username !== "agent06",
      locked,
      lockedUntil: locked ? ahead(11 * 60_000) : null,
      waiting: staff.username === "agent05",
    };
  });
}

const health = () => [
  { name: "db", status: "UP", detail: { database: "PostgreSQL", version: "18.6" } },
  { name: "asterisk", status: "UP", detail: { version: "22.10.1", channels: 14, roundTripMillis: 1 } },
  { name: "smsc", status: "DOWN", detail: { host: "127.0.0.1:2775", reason: "Connection refused", waiting: 23 } },
  { name: "knowledge", status: "UP", detail: { documents: 86, searchMillis: 4 } },
  { name: "speech", status: "UP", detail: { engine: "eSpeak NG 1.52", cached: 41 } },
  { name: "queue", status: "UP", detail: { waiting: 7 } },
  { name: "diskSpace", status: "UP", detail: { free: 48_318_382_080, total: 105_089_261_568 } },
];

const ACTIONS = [
  "staff.signed-in",
  "ticket.opened",
  "ticket.dispatched",
  "recording.listened",
  "staff.signed-out",
  "ticket.replied",
  "staff.locked",
];
const AUDIT = Array.from({ length: 130 }, (_, index) => ({
  id: `a${index}`,
  at: ago(index * 7 * 60_000),
  actor: index % 6 === 5 ? null : (PEOPLE[index % PEOPLE.length]?.username ?? null),
  action: ACTIONS[index % ACTIONS.length] ?? "",
  subject: `ticket:0198c7e2-${String(index).padStart(4, "0")}-7b21-9f00-2d1c4a55e0f1`,
  details: index % 2 ? '{"number":"20261122000100","departmentCode":"water"}' : "{}",
  seal: index > 2 ? 1 : null,
}));

/** What administrators see: health, accounts, audit, imports, webhooks. */
export const administrationRoutes: Route[] = [
  ["GET", /^\/imports$/, () => ({ body: imports.listed() })],
  [
    "PUT",
    /^\/imports\/([^/]+)\/file$/,
    ({ params, query }) => ({ status: 202, body: imports.handIn(params[0] ?? "", query.get("name") ?? "") }),
  ],
  ["GET", /^\/imports\/runs\/([^/]+)$/, ({ params }) => one(imports.looked(params[0] ?? ""))],
  ["GET", /^\/imports\/runs\/[^/]+\/problems$/, () => ({ body: { items: imports.PROBLEMS, next: null } })],
  [
    "POST",
    /^\/imports\/runs\/([^/]+)\/([a-z]+)$/,
    ({ params, body }) => one(imports.decide(params[0] ?? "", params[1] ?? "", String(body.note))),
  ],
  ["GET", /^\/webhooks$/, () => ({ body: webhooks })],
  [
    "POST",
    /^\/webhooks$/,
    ({ body }) => {
      const made = { ...webhooks[0]!, ...body, id: `w${Date.now()}`, previousUntil: null, lastArrivedAt: null };
      webhooks.push(made);
      return { status: 201, body: { webhook: made, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" } };
    },
  ],
  [
    "POST",
    /^\/webhooks\/[^/]+\/test$/,
    () => ({ body: { at: new Date().toISOString(), millis: 41, status: 204, fault: null, answer: null } }),
  ],
  [
    "GET",
    /^\/webhooks\/([^/]+)\/deliveries$/,
    ({ params, query }) => ({ body: page(deliveries(params[0] ?? "", query.get("state")), query) }),
  ],
  ["GET", /^\/system\/health$/, () => ({ body: health() })],
  ["GET", /^\/security\/staff$/, () => ({ body: { items: accounts(), next: null } })],
  [
    "POST",
    /^\/security\/staff\/[^/]+\/sign-in-code$/,
    () => ({ body: { code: "kx7m-4pqd-vh2s", until: ahead(72 * 60 * 60_000) } }),
  ],
  ["POST", /^\/security\/staff\/([^/]+)\/unlock$/, ({ params }) => (unlocked.add(params[0] ?? ""), { status: 204 })],
  ["GET", /^\/audit$/, ({ query }) => ({ body: page(AUDIT, query) })],
  ["GET", /^\/audit\/verification$/, () => ({ body: { intact: true, entries: 18_243 } })],
];
