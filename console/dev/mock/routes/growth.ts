import type { Gap, Opinion, OpinionNote, Topic, Used, UseOrder } from "../../../src/growth/types";
import { TICKETS } from "../cases";
import { STANDINGS } from "../editorial";
import { page, type Route } from "../routing";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const USES: Used[] = STANDINGS.filter((one) => !one.withdrawn).map((one, at) => ({
  code: one.code,
  version: one.version,
  title: one.title,
  departmentCode: one.departmentCode,
  reviewBy: one.reviewBy,
  shownFirst: [1840, 912, 77, 3][at % 4]!,
  quoted: [412, 188, 0, 0][at % 4]!,
  opened: [963, 501, 40, 0][at % 4]!,
  sent: [88, 61, 2, 0][at % 4]!,
  endedCase: [128, 91, 4, 0][at % 4]!,
  useful: [74, 12, 1, 0][at % 4]!,
  useless: [9, 31, 0, 0][at % 4]!,
}));

const VALUES: Record<UseOrder, (one: Used) => number> = {
  MOST_SHOWN: (one) => -one.shownFirst,
  MOST_OPENED: (one) => -one.opened,
  LEAST_OPENED: (one) => one.opened,
  MOST_SENT: (one) => -one.sent,
  MOST_ENDED: (one) => -one.endedCase,
  MOST_USEFUL: (one) => -one.useful,
  MOST_USELESS: (one) => -one.useless,
};

const NOTES: OpinionNote[] = [
  {
    id: "n1",
    version: 3,
    useful: false,
    why: "NOT_WHERE_TO_GO",
    note: "东城营业厅上月搬到滨江路了，正文还是旧地址。",
    by: "王小梅",
    at: ago(2),
  },
  { id: "n2", version: 2, useful: true, why: null, note: "照着念一遍就够，市民都听得懂。", by: "李强", at: ago(40) },
];

const TOPICS: Topic[] = [
  {
    id: "t1",
    label: ["停水", "恢复供水", "没有通知"],
    category: "停水",
    place: "和平街道",
    cases: 23,
    lately: 19,
    before: 4,
    since: ago(12),
  },
  {
    id: "t2",
    label: ["夜间施工", "噪声"],
    category: "施工噪声",
    place: null,
    cases: 17,
    lately: 8,
    before: 9,
    since: ago(14),
  },
  {
    id: "t3",
    label: ["充电桩"],
    category: "物业管理",
    place: "东湖街道",
    cases: 5,
    lately: 5,
    before: 0,
    since: ago(3),
  },
];

const gap = (at: number, more: Partial<Gap>): Gap => ({
  id: `0199c000-0000-7000-8000-00000000000${at}`,
  origin: "SEARCHES",
  label: ["充电桩", "报装"],
  departmentCode: "water",
  categoryCode: null,
  articleCode: null,
  articleTitle: null,
  count: 57,
  examples: [],
  since: ago(40),
  state: "OPEN",
  version: 1,
  draftCode: null,
  edition: null,
  dismissedWhy: null,
  mayWrite: true,
  ...more,
});

const GAPS: Gap[] = [
  gap(1, { examples: ["小区充电桩 报装", "自己家车位装充电桩 要谁同意", "充电桩 报装 物业不同意"] }),
  gap(2, {
    origin: "ARTICLE",
    label: ["水费突然变高，怎么核实"],
    articleCode: "ZS-0013",
    articleTitle: "水费突然变高，怎么核实",
    count: 31,
    since: ago(80),
  }),
  gap(3, {
    origin: "TOPIC",
    label: ["停水", "恢复供水", "没有通知"],
    articleCode: "ZS-0012",
    articleTitle: "家里停水了怎么办",
    count: 23,
    since: ago(12),
  }),
  gap(4, { label: ["陪诊"], departmentCode: null, count: 9, examples: ["老人陪诊 服务"], mayWrite: false }),
  gap(5, {
    label: ["一户一表", "改造"],
    state: "DRAFTED",
    edition: "0199b000-0000-7000-8000-000000000001",
    draftCode: "ZS-10001",
  }),
  gap(6, { label: ["天气"], state: "DISMISSED", dismissedWhy: "不是本市事项，门户已有气象局链接。" }),
];

const MINE = new Map<string, Opinion>();

/** Use of articles and opinions of them. */
export const growthRoutes: Route[] = [
  [
    "GET",
    /^\/knowledge\/uses$/,
    ({ query }) => {
      const value = VALUES[(query.get("sort") ?? "MOST_OPENED") as UseOrder];
      const sorted = USES.toSorted((one, other) => value(one) - value(other));
      return { body: { days: Number(query.get("days")), ...page(sorted as never[], query) } };
    },
  ],
  [
    "GET",
    /^\/knowledge\/([^/]+)\/use$/,
    ({ params, query }) => {
      const used = USES.find((one) => one.code === params[0]) ?? USES[0]!;
      return {
        body: {
          days: Number(query.get("days")),
          used,
          why:
            used.useless > 20
              ? { OUT_OF_DATE: 14, NOT_WHERE_TO_GO: 9 }
              : used.useless > 0
                ? { HARD_TO_UNDERSTAND: 4 }
                : {},
        },
      };
    },
  ],
  ["GET", /^\/knowledge\/([^/]+)\/notes$/, ({ query }) => ({ body: page(NOTES as never[], query) })],
  ["GET", /^\/knowledge\/([^/]+)\/opinion$/, ({ params }) => ({ body: { mine: MINE.get(params[0]!) ?? null } })],
  [
    "PUT",
    /^\/knowledge\/([^/]+)\/opinion$/,
    ({ params, body }) => {
      MINE.set(params[0]!, body as never);
      return { status: 204 };
    },
  ],
  [
    "GET",
    /^\/knowledge\/gaps$/,
    ({ query }) => ({
      body: page(
        GAPS.filter(
          (one) => one.state === query.get("state") && (!query.get("origin") || one.origin === query.get("origin")),
        ),
        query,
      ),
    }),
  ],
  [
    "POST",
    /^\/knowledge\/gaps\/([^/]+)\/draft$/,
    ({ params }) => {
      const known = GAPS.find((one) => one.id === params[0])!;
      const edition = "0199b000-0000-7000-8000-000000000001";
      Object.assign(known, { state: "DRAFTED", edition });
      return { status: 201, body: { edition, code: "ZS-10001", replies: 3 } };
    },
  ],
  [
    "POST",
    /^\/knowledge\/gaps\/([^/]+)\/dismiss$/,
    ({ params, body }) => {
      Object.assign(
        GAPS.find((one) => one.id === params[0])!,
        { state: "DISMISSED", dismissedWhy: body.reason },
      );
      return { status: 204 };
    },
  ],
  ["GET", /^\/topics$/, () => ({ body: { items: TOPICS, next: null } })],
  [
    "GET",
    /^\/topics\/[^/]+\/cases$/,
    () => ({
      body: {
        items: TICKETS.slice(0, 4).map((one) => ({
          id: one.id,
          number: one.number,
          title: one.title,
          placeName: "和平街道",
          openedAt: ago(2),
        })),
        next: null,
      },
    }),
  ],
  ["POST", /^\/knowledge\/([^/]+)\/callers-opinions$/, () => ({ status: 204 })],
];
