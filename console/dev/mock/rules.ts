import { DUTIES, URGENCIES } from "../../src/tickets/types";
import type { CitizenRules, Noticed } from "../../src/conduct/citizenRules";
import type { Edition, TimeUnit } from "../../src/rules/types";
import { LADDER_STEPS, type Ladder, type LadderPerson, type LadderTrial } from "../../src/supervision/ladder";
import { timeRuleChanges, type TimeRule, type TimeRules, type TimeTrial } from "../../src/timerules/timeRules";
import { ago, DAY } from "./times";

const USUAL = {
  NORMAL: { unit: "WORKING_DAYS", urge: [1, 1], supervise: [3, 1], notice: [5, 2] },
  URGENT: { unit: "HOURS", urge: [2, 2], supervise: [8, 4], notice: [24, 8] },
  EMERGENCY: { unit: "MINUTES", urge: [15, 15], supervise: [60, 30], notice: [240, 60] },
} as const;

const shipped = (version: number): Ladder => ({
  version,
  rules: DUTIES.flatMap((duty) =>
    [...URGENCIES].reverse().map((urgency) => {
      const { unit, ...steps } = USUAL[urgency];
      const rung = ([after, answer]: readonly [number, number]) => ({ after, answer });
      return {
        duty,
        urgency,
        yellowPercent: 75,
        automatic: duty !== "FOLLOW_UP",
        unit,
        urge: rung(steps.urge),
        supervise: rung(steps.supervise),
        notice: rung(steps.notice),
      };
    }),
  ),
  audiences: LADDER_STEPS.map((step) => ({
    step,
    groups: {
      YELLOW: ["LATE"],
      RED: ["LATE"],
      URGE: ["LATE"],
      SUPERVISE: ["LATE", "ABOVE", "SUPERVISORS"],
      NOTICE: ["LATE", "ABOVE", "SUPERVISORS", "LEADERS"],
    }[step],
    people: [],
  })),
});

export const LADDER_PEOPLE: LadderPerson[] = [
  { id: "p1", name: "陈思远", department: "市12345热线服务中心", nameable: true },
  { id: "p2", name: "刘建国", department: "市12345热线服务中心", nameable: true },
  { id: "p3", name: "欧阳慧敏", department: "市人民政府办公室政务服务和数据管理处", nameable: true },
  { id: "p4", name: "周敏", department: "市12345热线服务中心", nameable: false },
];

const second = shipped(2);
second.rules.find((one) => one.duty === "SIGN" && one.urgency === "URGENT")!.urge.after = 1;
second.audiences[3]!.people = ["p2", "p4"];

export const ladders: Edition<Ladder>[] = [
  {
    publishedAt: ago(9 * DAY),
    publishedBy: "陈立",
    note: "按市政府督查室要求，紧急工单签收超时1小时即催办",
    rules: second,
  },
  { publishedAt: ago(300 * DAY), publishedBy: null, note: "初始督办规则", rules: shipped(1) },
];

/** The later urging begins, the fewer stand above red. */
export function tryLadder(ladder: Ladder): LadderTrial {
  const total = (of: Ladder) => of.rules.reduce((sum, one) => sum + one.urge.after, 0);
  const fewer = Math.min(12, Math.max(0, total(ladder) - total(ladders[0]!.rules)));
  const now = { YELLOW: 31, RED: 14, URGE: 22, SUPERVISE: 9, NOTICE: 3 };
  return {
    steps: LADDER_STEPS.map((step) => ({
      step,
      now: now[step],
      then: now[step] + (step === "RED" ? fewer : step === "URGE" ? -fewer : 0),
    })),
    moved: fewer,
    all: true,
  };
}

export const citizenRules: Edition<CitizenRules>[] = [
  {
    publishedAt: ago(300 * DAY),
    publishedBy: null,
    note: "初始市民规则",
    rules: {
      version: 1,
      rules: [
        { name: "REPEATED", active: true, times: 3, hours: 720 },
        { name: "HARASSMENT", active: true, times: 20, hours: 24 },
      ],
    },
  },
];

export function tryCitizenRules(tried: CitizenRules): Noticed[] {
  return tried.rules.map((one) => ({
    name: one.name,
    now: one.name === "REPEATED" ? 42 : 3,
    then: one.active
      ? Math.round(
          ((one.name === "REPEATED" ? 126 : 60) * one.hours) / 24 / one.times / (one.name === "REPEATED" ? 30 : 1),
        )
      : 0,
  }));
}

function limits(version: number, more: TimeRule[]): TimeRules {
  const limit = (duty: TimeRule["duty"], urgency: TimeRule["urgency"], amount: number, unit: TimeUnit): TimeRule => ({
    duty,
    type: null,
    urgency,
    categoryCode: null,
    timeOfDay: null,
    amount,
    unit,
  });
  const rules = DUTIES.filter((duty) => duty !== "FOLLOW_UP").flatMap((duty) => [
    limit(duty, "EMERGENCY", duty === "REPLY" ? 2 : 15, duty === "REPLY" ? "HOURS" : "MINUTES"),
    limit(duty, "URGENT", duty === "REPLY" ? 24 : 2, "HOURS"),
    limit(duty, "NORMAL", duty === "REPLY" ? 5 : 1, "WORKING_DAYS"),
  ]);
  return { version, rules: [...rules, limit("FOLLOW_UP", null, 1, "WORKING_DAYS"), ...more] };
}

const CONSULTATION: TimeRule = {
  duty: "REPLY",
  type: "CONSULTATION",
  urgency: "NORMAL",
  categoryCode: null,
  timeOfDay: null,
  amount: 2,
  unit: "WORKING_DAYS",
};
const NIGHT_NOISE: TimeRule = {
  ...CONSULTATION,
  type: null,
  categoryCode: "urban.noise",
  timeOfDay: "NON_WORKING",
  amount: 90,
  unit: "MINUTES",
};

export const timeRules: Edition<TimeRules>[] = [
  {
    publishedAt: ago(40 * DAY),
    publishedBy: "陈立",
    note: "按《江州市夜间施工噪声处置办法》，夜间噪声投诉90分钟内答复",
    rules: limits(2, [CONSULTATION, NIGHT_NOISE]),
  },
  { publishedAt: ago(300 * DAY), publishedBy: null, note: "初始时限", rules: limits(1, [CONSULTATION]) },
];

/** Each rule that differs moves some. */
export function tryTimeRules(tried: TimeRules): TimeTrial {
  const differing = timeRuleChanges(timeRules[0]!.rules, tried).map((one) => (one.to ?? one.from!).duty);
  return {
    duties: DUTIES.map((duty, place) => {
      const moved = differing.filter((one) => one === duty).length * 7;
      return { duty, running: 120 - 17 * place, late: 14, wouldBeLate: 14 + moved, earlier: 5 * moved, later: 0 };
    }),
    all: true,
  };
}

/** Puts the next version of some rules before the others. */
export function published<R extends { version: number }>(
  all: Edition<R>[],
  { note, ...rules }: Record<string, unknown>,
  by: string | null,
): Edition<R>[] {
  const next = { ...rules, version: all[0]!.rules.version + 1 } as unknown as R;
  all.unshift({ publishedAt: ago(0), publishedBy: by, note: String(note), rules: next });
  return all;
}
