import { dashboard } from "../dashboard";
import * as figures from "../figures";
import * as reports from "../reports";
import { page, type Route } from "../routing";

/** The dashboard, figures and reports. */
export const figuresRoutes: Route[] = [
  ["GET", /^\/reports$/, () => ({ body: reports.board() })],
  ["GET", /^\/reports\/receivers$/, () => ({ body: reports.receivers() })],
  ["POST", /^\/reports$/, ({ body }) => ({ status: 201, body: { id: reports.keep(body) } })],
  ["POST", /^\/reports\/preview$/, () => ({ body: reports.preview() })],
  ["GET", /^\/reports\/[^/]+\/runs$/, ({ query }) => ({ body: page(reports.runs(), query) })],
  ["POST", /^\/reports\/[^/]+\/send$/, () => ({ status: 202 })],
  [
    "PUT",
    /^\/reports\/([^/]+)\/paused$/,
    ({ params, body }) => (reports.pause(params[0]!, body.paused === true), { status: 204 }),
  ],
  ["PUT", /^\/reports\/([^/]+)$/, ({ params, body }) => (reports.keep(body, params[0]), { status: 204 })],
  ["DELETE", /^\/reports\/([^/]+)$/, ({ params }) => (reports.drop(params[0]!), { status: 204 })],
  ["GET", /^\/figures$/, () => ({ body: figures.MEANINGS })],
  ["GET", /^\/figures\/scorecard$/, ({ query }) => ({ body: figures.scorecard(query.get("department")) })],
  ["GET", /^\/figures\/[^/]+\/cases$/, ({ query }) => ({ body: page(figures.casesOf(query.get("counts")), query) })],
  ["GET", /^\/figures\/[^/]+\/districts$/, () => ({ body: figures.districts() })],
  ["GET", /^\/figures\/slowest$/, () => ({ body: figures.slowest() })],
  ["GET", /^\/figures\/equity$/, () => ({ body: figures.equity() })],
  ["GET", /^\/figures\/hot-topics$/, () => ({ body: figures.hotTopics() })],
  ["GET", /^\/places\/map$/, () => ({ body: { type: "FeatureCollection", features: [] } })],
  ["GET", /^\/figures\/[^/]+\/league$/, () => ({ body: figures.league() })],
  ["GET", /^\/figures\/[^/]+\/trend$/, () => ({ body: figures.trend() })],
  ["GET", /^\/dashboard$/, ({ city }) => ({ body: dashboard(city.queue) })],
];
