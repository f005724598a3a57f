import type { CitizenRules } from "../../../src/conduct/citizenRules";
import type { RateRules } from "../../../src/rates/types";
import type { Edition } from "../../../src/rules/types";
import type { Ladder } from "../../../src/supervision/ladder";
import type { TimeRules } from "../../../src/timerules/timeRules";
import * as calendar from "../calendar";
import { RATES } from "../dashboard";
import { formLines, formOf, publish, versionsOf } from "../forms";
import { rateVersions, tryRates } from "../rates";
import type { Route } from "../routing";
import {
  citizenRules,
  LADDER_PEOPLE,
  ladders,
  published,
  timeRules,
  tryCitizenRules,
  tryLadder,
  tryTimeRules,
} from "../rules";

function ruleRoutes<R extends { version: number }>(
  path: string,
  versions: Edition<R>[],
  tried: (body: unknown) => unknown,
): Route[] {
  const here = new RegExp(`^/${path}$`);
  return [
    ["GET", here, () => ({ body: versions })],
    ["PUT", here, ({ body, city }) => ({ body: published(versions, body, city.me?.displayName ?? null) })],
    ["POST", new RegExp(`^/${path}/trial$`), ({ body }) => ({ body: tried(body) })],
  ];
}

/** What the city goes by: rules, working time, forms. */
export const rulesRoutes: Route[] = [
  ["GET", /^\/ladder\/people$/, () => ({ body: LADDER_PEOPLE })],
  ...ruleRoutes("follow-up-rules", rateVersions, (body) => tryRates(body as RateRules, RATES)),
  ...ruleRoutes("ladder", ladders, (body) => tryLadder(body as Ladder)),
  ...ruleRoutes("time-rules", timeRules, (body) => tryTimeRules(body as TimeRules)),
  ...ruleRoutes("citizen-rules", citizenRules, (body) => tryCitizenRules(body as CitizenRules)),
  ["GET", /^\/calendar\/years$/, () => ({ body: calendar.lines() })],
  [
    "GET",
    /^\/calendar$/,
    ({ query }) => ({ body: calendar.calendars.find((one) => String(one.year) === query.get("year")) }),
  ],
  ["PUT", /^\/calendar$/, ({ query }) => ({ body: calendar.takeYear(query) })],
  ["GET", /^\/opening-hours$/, () => ({ body: calendar.offices })],
  ["PUT", /^\/opening-hours\/([^/]+)$/, ({ params, body }) => ({ body: calendar.putOffice(params[0] ?? "", body) })],
  ["DELETE", /^\/opening-hours\/([^/]+)$/, ({ params }) => (calendar.removeOffice(params[0] ?? ""), { status: 204 })],
  ["GET", /^\/category-forms$/, () => ({ body: formLines() })],
  ["GET", /^\/category-forms\/([^/]+)$/, ({ params }) => ({ body: formOf(params[0] ?? "") })],
  ["GET", /^\/category-forms\/([^/]+)\/versions$/, ({ params }) => ({ body: versionsOf(params[0] ?? "") })],
  [
    "PUT",
    /^\/category-forms\/([^/]+)$/,
    ({ params, query, body }) => ({ body: publish(params[0] ?? "", body, query.get("dryRun") === "true") }),
  ],
];
