import type { EntryDraft } from "../../../src/catalogue/types";
import { TICKETS } from "../cases";
import { listed, PLACES, suggested, viewed, write } from "../catalogue";
import { CATEGORIES } from "../categories";
import { duplicatesOf } from "../duplicates";
import { DEPARTMENTS } from "../people";
import { problem, type Route } from "../routing";
import { triageOf } from "../triage";

/** What cases are about, where, and whose they are. */
export const catalogueRoutes: Route[] = [
  ["GET", /^\/categories$/, () => ({ body: CATEGORIES })],
  ["GET", /^\/places$/, () => ({ body: PLACES })],
  [
    "POST",
    /^\/dispatch-suggestion$/,
    ({ body }) => {
      const found = suggested(String(body.categoryCode), body.address as string | null);
      return found ? { body: found } : { status: 204 };
    },
  ],
  [
    "POST",
    /^\/likely-duplicates$/,
    ({ body }) => ({ body: duplicatesOf(`${body.title}${body.text}${body.address ?? ""}`, TICKETS) }),
  ],
  ["POST", /^\/triage$/, ({ body }) => ({ body: triageOf(`${body.title}${body.text}`) })],
  ["POST", /^\/triage\/uses$/, () => ({ status: 204 })],
  ["GET", /^\/dispatch-catalogue$/, ({ query }) => ({ body: { items: listed(query), next: null } })],
  ["GET", /^\/dispatch-catalogue\/(\d+)$/, ({ params }) => ({ body: viewed(Number(params[0])) })],
  [
    "POST",
    /^\/dispatch-catalogue$/,
    ({ body }) => {
      const entry = body.entry as EntryDraft;
      const text = "与目录第3条冲突：城市管理 × 全市 → 江州市城市管理局（2026-01-01至）";
      return entry.category === "urban" && !entry.place
        ? problem(422, "ticketing.rows-faulty", "有1处填写有误，未作任何更改", "请按各行提示改正后重新提交。", {
            errors: [{ row: 0, code: "entry-clash", text }],
          })
        : {
            status: 201,
            body: { written: true, added: 1, changed: 0, unchanged: 0, numbers: [write(null, entry)], errors: [] },
          };
    },
  ],
  [
    "PUT",
    /^\/dispatch-catalogue\/(\d+)$/,
    ({ params, body }) => (write(Number(params[0]), body.entry as EntryDraft), { body: viewed(Number(params[0])) }),
  ],
  ["POST", /^\/dispatch-catalogue\/(\d+)\/[a-z]+$/, ({ params }) => ({ body: viewed(Number(params[0])) })],
  ["GET", /^\/departments$/, () => ({ body: DEPARTMENTS })],
];
