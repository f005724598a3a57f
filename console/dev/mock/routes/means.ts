import { TICKETS } from "../cases";
import { keepMacro, macroResult, macros } from "../macros";
import { found, one, type Route } from "../routing";
import { changeTemplate, dropTemplate, filledBy, keepTemplate, templates } from "../templates";
import * as views from "../views";

/** What makes the work on many cases quicker: macros, templates, kept views. */
export const meansRoutes: Route[] = [
  ["GET", /^\/macros$/, () => ({ body: macros() })],
  ["POST", /^\/macros$/, ({ body }) => ({ status: 201, body: keepMacro(body) })],
  [
    "POST",
    /^\/tickets\/([^/]+)\/macros\/([^/]+)(?:\/preview)?$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: macroResult(params[1] ?? "", ticket) })),
  ],
  [
    "POST",
    /^\/bulk\/macro$/,
    ({ body }) => ({
      body: (body.rows as { id: string }[]).map(({ id }) => ({ id, status: "DISPATCHED", problem: null })),
    }),
  ],
  ["GET", /^\/templates$/, () => ({ body: templates() })],
  ["POST", /^\/templates$/, ({ body }) => ({ status: 201, body: keepTemplate(body) })],
  ["PUT", /^\/templates\/([^/]+)$/, ({ params, body }) => one(changeTemplate(params[0] ?? "", body))],
  ["DELETE", /^\/templates\/([^/]+)$/, ({ params }) => (dropTemplate(params[0] ?? ""), { status: 204 })],
  [
    "GET",
    /^\/tickets\/([^/]+)\/templates$/,
    ({ params }) => found(params[0] ?? "", (ticket) => ({ body: filledBy(ticket) })),
  ],
  ["GET", /^\/views$/, () => ({ body: views.listed() })],
  ["GET", /^\/views\/counts$/, () => ({ body: views.counts(TICKETS) })],
  ["POST", /^\/views$/, ({ body }) => ({ status: 201, body: views.keep(body) })],
  ["PUT", /^\/views\/first$/, ({ body }) => (views.begin(body.view), { status: 204 })],
  ["PUT", /^\/views\/([^/]+)$/, ({ params, body }) => one(views.change(params[0] ?? "", body))],
  ["DELETE", /^\/views\/([^/]+)$/, ({ params }) => (views.drop(params[0] ?? ""), { status: 204 })],
];
