import type { Category } from "../catalogue/types";
import type { Duty, TicketType, Urgency } from "../tickets/types";
import { MOST_TIME, type TimeUnit } from "../rules/types";

export const TIMES_OF_DAY = ["WORKING", "NON_WORKING"] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** How long a duty may take; what is null holds for any. */
export interface TimeRule {
  duty: Duty;
  type: TicketType | null;
  urgency: Urgency | null;
  categoryCode: Category["code"] | null;
  /** Whether the office is open when the time begins to run. */
  timeOfDay: TimeOfDay | null;
  amount: number;
  unit: TimeUnit;
}

export interface TimeRules {
  version: number;
  rules: TimeRule[];
}

/** Running clocks of a duty: how many are late, and would be had their cases been born with the rules tried. */
export interface DueStanding {
  duty: Duty;
  running: number;
  late: number;
  wouldBeLate: number;
  earlier: number;
  later: number;
}

export interface TimeTrial {
  duties: DueStanding[];
  all: boolean;
}

/** What differs: a rule that is new (`from` null), gone (`to` null), or has another limit. */
export interface TimeRuleChange {
  from: TimeRule | null;
  to: TimeRule | null;
}

/** What a rule is for: no two rules of a version are for the same. */
export function purpose(rule: TimeRule): string {
  return [rule.duty, rule.urgency, rule.categoryCode, rule.type, rule.timeOfDay].join("|");
}

export function sameLimit(one: TimeRule, other: TimeRule): boolean {
  return one.amount === other.amount && one.unit === other.unit;
}

export function timeRuleChanges(from: TimeRules, to: TimeRules): TimeRuleChange[] {
  const before = byPurpose(from.rules);
  const after = byPurpose(to.rules);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, rule]) => ({ from: rule, to: null }));
  const written = [...after].flatMap(([key, rule]) => {
    const was = before.get(key) ?? null;
    return was && sameLimit(was, rule) ? [] : [{ from: was, to: rule }];
  });
  return [...written, ...gone];
}

function byPurpose(rules: TimeRule[]): Map<string, TimeRule> {
  return new Map(rules.map((one) => [purpose(one), one]));
}

/** What is wrong with a rule; what is wrong with all of them together, the server says. */
export function ruleFault(rule: TimeRule, among: readonly TimeRule[]): "amount" | "twice" | null {
  if (!Number.isInteger(rule.amount) || rule.amount < 1 || rule.amount > MOST_TIME[rule.unit]) {
    return "amount";
  }
  return among.some((one) => one !== rule && purpose(one) === purpose(rule)) ? "twice" : null;
}

/** Whether it can be sent. */
export function sound({ rules }: TimeRules): boolean {
  return new Set(rules.map(purpose)).size === rules.length && rules.every((one) => ruleFault(one, []) === null);
}

/** A rule for any case, as the one above it begins. */
export function newRule(duty: Duty): TimeRule {
  return { duty, type: null, urgency: null, categoryCode: null, timeOfDay: null, amount: 1, unit: "WORKING_DAYS" };
}
