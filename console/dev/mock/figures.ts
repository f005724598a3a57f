import type {
  DistrictRow,
  Equity,
  EquityCell,
  FigureLine,
  HotTopic,
  LeagueRow,
  LeagueTable,
  Meaning,
  Scorecard,
  Shown,
  Slowest,
  Standing,
  Trend,
} from "../../src/figures/types";
import { TICKETS } from "./cases";
import { DEPARTMENTS } from "./people";
import { ago, DAY } from "./times";

/** Some of the catalogue, with made-up readings. */
const KNOWN: [string, string, Meaning["unit"], Meaning["better"], string | null][] = [
  ["opened", "受理", "CASES", "NEITHER", null],
  ["answered-directly", "当场答复", "PERCENT", "NEITHER", null],
  ["closed", "办结", "CASES", "NEITHER", null],
  ["overdue", "超期", "CASES", "LESS", null],
  ["contacted", "响应率", "PERCENT", "MORE", "contacted-raw"],
  ["contacted-raw", "响应率（原始）", "PERCENT", "MORE", null],
  ["solved", "解决率", "PERCENT", "MORE", "solved-raw"],
  ["solved-raw", "解决率（原始）", "PERCENT", "MORE", null],
  ["satisfied", "满意率", "PERCENT", "MORE", "satisfied-raw"],
  ["satisfied-raw", "满意率（原始）", "PERCENT", "MORE", null],
  ["composite", "综合得分", "PERCENT", "MORE", "composite-raw"],
  ["composite-raw", "综合得分（原始）", "PERCENT", "MORE", null],
  ["silent", "联系不上", "CASES", "NEITHER", null],
  ["excluded", "剔除", "CASES", "NEITHER", null],
  ["hours-waited", "等待时长", "HOURS", "LESS", null],
  ["answered-in-time", "按时答复", "PERCENT", "MORE", null],
  ["hours-to-sign", "签收时长", "HOURS", "LESS", null],
  ["hours-to-answer", "办理时长", "HOURS", "LESS", null],
  ["returned", "退单率", "PERCENT", "LESS", null],
];

export const MEANINGS: Meaning[] = KNOWN.map(([code, name, unit, better, raw]) => ({
  code,
  name,
  unit,
  better,
  raw,
  definition: `${name}：示例口径。`,
  rule: "示例依据。",
  sql: "SELECT count(*) AS p0, count(*) AS w0\nFROM ticketing.ticket t\nWHERE TRUE",
}));

const shown = (part: number, whole: number): Shown => ({ part, whole, share: whole === 0 ? null : part / whole });

export function casesOf(counts: string | null): FigureLine[] {
  return TICKETS.map((one, index) => ({
    ticket: one.id,
    number: one.number,
    title: one.title,
    status: one.status,
    type: one.type,
    urgency: one.urgency,
    categoryName: one.categoryName,
    department: one.leadName,
    at: one.createdAt,
    counts: index % 4 !== 0,
  })).filter((one) => !counts || String(one.counts) === counts);
}

export function league(): LeagueTable {
  const places: [number, number, Standing][] = [
    [1, 2, "BETTER"],
    [1, 3, "ALIKE"],
    [2, 3, "ALIKE"],
    [4, 4, "WORSE"],
  ];
  const rows = places.map(([first, last, standing], index): LeagueRow => {
    const whole = 240 - index * 45;
    const share = 0.94 - index * 0.05;
    return {
      departmentCode: DEPARTMENTS[index]!.code,
      department: DEPARTMENTS[index]!.name,
      value: shown(share * whole, whole),
      low: share - 0.04,
      high: Math.min(1, share + 0.03),
      first,
      last,
      standing,
      raw: shown((share - 0.02) * whole, whole + 6),
    };
  });
  const few = DEPARTMENTS[4]!;
  return {
    city: shown(700, 800),
    leastSample: 30,
    groups: [
      {
        level: "CITY",
        together: shown(640, 740),
        rows,
        unplaced: [{ departmentCode: few.code, department: few.name, value: shown(7, 9), raw: null }],
      },
    ],
  };
}

export function scorecard(department: string | null): Scorecard {
  return {
    period: { first: ago(29 * DAY).slice(0, 10), last: ago(0).slice(0, 10) },
    departmentCode: department,
    leastSample: 30,
    lines: MEANINGS.filter((one) => !one.code.endsWith("-raw")).map((one, index) => {
      const now = one.unit === "HOURS" ? shown(41 * 120, 120) : shown(150 + index, 180);
      const past = one.code === "overdue" ? null : shown(140 + index, 178);
      return {
        code: one.code,
        value: now,
        raw: one.raw ? shown(150, 190) : null,
        before: past,
        yearBefore: past && shown(0, 0),
        city: department ? shown(1500, 1800) : null,
        standing: department && one.unit === "PERCENT" ? "ALIKE" : null,
      };
    }),
  };
}

export function trend(): Trend {
  return {
    period: { first: ago(29 * DAY).slice(0, 10), last: ago(0).slice(0, 10) },
    step: "DAY",
    points: Array.from({ length: 30 }, (_, index) => ({
      from: ago((29 - index) * DAY).slice(0, 10),
      value: index % 7 === 6 ? shown(0, 0) : shown(18 + 3 * Math.sin(index / 3), 24),
    })),
    now: shown(520, 600),
    before: shown(500, 590),
    yearBefore: shown(0, 0),
  };
}

export function districts(): DistrictRow[] {
  const names: [string | null, string][] = [
    ["landong", "澜东区"],
    ["lanxi", "澜西区"],
    [null, "地址未写明"],
  ];
  return names.map(([placeCode, name], index) => ({
    placeCode,
    name,
    value: shown(120 - index * 30, 120 - index * 30),
    before: shown(100, 100),
  }));
}

export function hotTopics(): HotTopic[] {
  return [
    {
      categoryCode: "utilities.water.outage",
      category: "停水",
      placeCode: "lanxi",
      place: "澜西区",
      now: 23,
      usual: 3.4,
      before: [2, 4, 3, 5, 1, 4, 3, 5],
      chance: 3e-12,
    },
    {
      categoryCode: "city.noise",
      category: "夜间施工噪声",
      placeCode: "heping",
      place: "和平街道",
      now: 14,
      usual: 3,
      before: [2, 4, 3, 3, 1, 4, 3, 4],
      chance: 8e-6,
    },
  ];
}

export function slowest(): Slowest {
  return {
    city: shown(4200, 120),
    leastSample: 30,
    tooFew: 3,
    rows: DEPARTMENTS.slice(0, 5).map((one, index) => ({
      departmentCode: one.code,
      department: one.name,
      value: shown((90 - 9 * index) * 40, 40),
      interval: { low: 78 - 11 * index, high: 102 - 7 * index },
      standing: index < 3 ? "WORSE" : "ALIKE",
      toSign: shown((12 - index) * 40, 40),
      inTime: shown(28 + index, 40),
      matter: index === 4 ? null : { categoryCode: "housing.quality", category: "房屋质量", value: shown(1800, 15) },
    })),
  };
}

function cells(whole: number, rate: number, hours: number, standing: Standing | null): EquityCell[] {
  const few = whole < 30;
  const cell = (figure: string, value: number, reach: number, raw: number | null): EquityCell => ({
    figure,
    whole,
    value: few ? null : value,
    raw: few ? null : raw,
    interval: few ? null : { low: value - reach, high: value + reach },
    standing: few ? null : standing,
  });
  return [
    ...["contacted", "solved", "satisfied", "composite"].map((one) => cell(one, rate, 0.05, rate - 0.04)),
    cell("hours-waited", hours, 4, null),
  ];
}

export function equity(): Equity {
  return {
    leastSample: 30,
    channels: {
      against: "PHONE",
      groups: [
        { code: "PHONE", asked: 640, cells: cells(640, 0.86, 42, null) },
        { code: "SMS", asked: 96, cells: cells(96, 0.7, 61, "WORSE") },
        { code: "KIOSK", asked: 11, cells: cells(11, 0.8, 40, null) },
      ],
    },
    needs: {
      against: "NONE",
      groups: [
        { code: "NONE", asked: 690, cells: cells(690, 0.85, 44, null) },
        { code: "ELDERLY", asked: 52, cells: cells(52, 0.86, 45, "ALIKE") },
        { code: "DEAF", asked: 5, cells: cells(5, 0.6, 70, null) },
      ],
    },
  };
}
