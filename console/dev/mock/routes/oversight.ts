import type { ExclusionGround } from "../../../src/followup/types";
import type { SupervisionLevel } from "../../../src/supervision/types";
import { extensions } from "../extensions";
import { decide, exclude, exclusions, followUpsOf, judged, text, waiting } from "../followUp";
import { PEOPLE } from "../people";
import { found, page, type Route } from "../routing";
import { answer, monitored, monitoring, raise, supervisions, supervisionsOf } from "../supervision";

/** Supervision, follow-up, exclusions, extensions and what is watched. */
export const oversightRoutes: Route[] = [
  [
    "GET",
    /^\/tickets\/([^/]+)\/supervisions$/,
    ({ params, city }) => found(params[0] ?? "", (ticket) => ({ body: supervisionsOf(ticket, city.me) })),
  ],
  [
    "GET",
    /^\/tickets\/[^/]+\/supervisions\/people$/,
    () => ({
      body: PEOPLE.filter((one) => one.roles.some((role) => ["OFFICER", "SUPERVISOR", "LEADER"].includes(role))).map(
        (one) => ({ id: one.id, name: one.displayName, department: one.departmentName }),
      ),
    }),
  ],
  [
    "POST",
    /^\/tickets\/([^/]+)\/supervisions$/,
    ({ params, body, city }) =>
      found(params[0] ?? "", (ticket) => {
        raise(ticket, body.level as SupervisionLevel, String(body.reason), city.me);
        return { body: supervisionsOf(ticket, city.me) };
      }),
  ],
  [
    "GET",
    /^\/supervisions\/waiting$/,
    ({ city }) => ({ body: { open: supervisions(new URLSearchParams("mine=true"), city.me).length, overdue: 0 } }),
  ],
  ["GET", /^\/follow-ups$/, ({ query }) => ({ body: page(waiting(), query) })],
  [
    "GET",
    /^\/tickets\/([^/]+)\/follow-ups$/,
    ({ params, city }) => found(params[0] ?? "", (ticket) => ({ body: followUpsOf(ticket, city.me) })),
  ],
  [
    "POST",
    /^\/tickets\/([^/]+)\/follow-ups\/(answers|not-reached|text)$/,
    ({ params, body, city }) =>
      found(params[0] ?? "", (ticket) => {
        if (params[1] === "text") {
          text(ticket);
        }
        if (params[1] === "answers") {
          judged(ticket, body.solved ? Number(body.grade) : 0);
        }
        return { body: followUpsOf(ticket, city.me) };
      }),
  ],
  [
    "POST",
    /^\/tickets\/([^/]+)\/exclusions$/,
    ({ params, body, city }) =>
      found(params[0] ?? "", (ticket) => {
        exclude(ticket, body.ground as ExclusionGround, String(body.evidence), body.keptAt as string | null);
        return { body: followUpsOf(ticket, city.me) };
      }),
  ],
  [
    "GET",
    /^\/exclusions$/,
    ({ query, city }) => ({ body: page(exclusions(query.get("decided") === "true", city.me), query) }),
  ],
  [
    "POST",
    /^\/exclusions\/([^/]+)\/decision$/,
    ({ params, body, city }) => {
      decide(params[0] ?? "", body.approved === true, String(body.note), city.me);
      return { status: 204 };
    },
  ],
  ["GET", /^\/supervisions$/, ({ query, city }) => ({ body: page(supervisions(query, city.me), query) })],
  [
    "POST",
    /^\/supervisions\/([^/]+)\/answer$/,
    ({ params, body, city }) => ({ status: answer(params[0] ?? "", String(body.text), city.me) ? 204 : 404 }),
  ],
  ["GET", /^\/extensions$/, ({ query }) => ({ body: page(extensions(query.get("decided") === "true"), query) })],
  ["GET", /^\/monitoring$/, ({ query }) => ({ body: monitoring(query) })],
  ["GET", /^\/monitoring\/cases$/, ({ query }) => ({ body: page(monitored(query), query) })],
];
