import { attach, attached, detach } from "../attachments";
import { comment, commentsOf } from "../comments";
import type { Route } from "../routing";
import { ago } from "../times";

/** What stands beside a case: who looks at it, its files, what is said of it. */
export const besideRoutes: Route[] = [
  [
    "PUT",
    /^\/tickets\/([^/]+)\/presence$/,
    ({ params }) => ({
      body:
        params[0] === "t1"
          ? [{ id: "o1", name: "周敏", department: "市水务局", editing: true, since: ago(60_000) }]
          : [],
    }),
  ],
  ["DELETE", /^\/tickets\/[^/]+\/presence$/, () => ({ status: 204 })],
  ["GET", /^\/tickets\/([^/]+)\/attachments$/, ({ params }) => ({ body: attached(params[0] ?? "") })],
  [
    "POST",
    /^\/tickets\/([^/]+)\/attachments(?:\/waiting)?$/,
    ({ params, query, city }) => ({ status: 201, body: attach(params[0] ?? "", query, city.me) }),
  ],
  [
    "DELETE",
    /^\/tickets\/[^/]+\/attachments\/([^/]+)$/,
    ({ params, city }) => (detach(params[0] ?? "", city.me), { status: 204 }),
  ],
  ["GET", /^\/tickets\/([^/]+)\/comments$/, ({ params }) => ({ body: commentsOf(params[0] ?? "") })],
  [
    "POST",
    /^\/tickets\/([^/]+)\/comments$/,
    ({ params, body, city }) => ({ status: 201, body: comment(params[0] ?? "", body, city.me) }),
  ],
];
