import { SUPERVISION_LEVELS, type SupervisionLevel } from "./types";
import type { Duty, Urgency } from "../tickets/types";
import type { TimeUnit } from "../rules/types";

export const LADDER_STEPS = ["YELLOW", "RED", ...SUPERVISION_LEVELS] as const;
export const GROUPS = ["LATE", "ABOVE", "SUPERVISORS", "LEADERS"] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];
export type Rung = "urge" | "supervise" | "notice";

/** Each step of the ladder, as the rules call it. */
export const RUNGS: readonly [Rung, SupervisionLevel][] = [
  ["urge", "URGE"],
  ["supervise", "SUPERVISE"],
  ["notice", "NOTICE"],
];

/** When somebody hears of a duty they are late with. `after` the due time, `answer` in that time; both in `unit`. */
export interface LadderRule extends Record<Rung, { after: number; answer: number }> {
  duty: Duty;
  urgency: Urgency;
  yellowPercent: number;
  automatic: boolean;
  unit: TimeUnit;
}

/** Who hears of a step by themselves; `people` by their ids. */
export interface Audience {
  step: LadderStep;
  groups: string[];
  people: string[];
}

export interface Ladder {
  version: number;
  rules: LadderRule[];
  audiences: Audience[];
}

/** Somebody of the ladder; who is not `nameable` any more hears nothing. */
export interface LadderPerson {
  id: string;
  name: string;
  department: string | null;
  nameable: boolean;
}

/** How many running clocks stand on each step now, and would by the ladder tried; `all`: none was left out. */
export interface LadderTrial {
  steps: { step: LadderStep; now: number; then: number }[];
  moved: number;
  all: boolean;
}

type Field = "yellowPercent" | "automatic" | "unit" | `${Rung}.after` | `${Rung}.answer`;

/** What differs: a value of one rule, or who hears of a step. */
export type LadderChange =
  | { duty: Duty; urgency: Urgency; field: Field; from: string | number | boolean; to: string | number | boolean }
  | { step: LadderStep; from: Audience; to: Audience };

const VALUES: readonly [Field, (rule: LadderRule) => string | number | boolean][] = [
  ["yellowPercent", (rule) => rule.yellowPercent],
  ["automatic", (rule) => rule.automatic],
  ["unit", (rule) => rule.unit],
  ...RUNGS.flatMap(([rung]): [Field, (rule: LadderRule) => number][] => [
    [`${rung}.after`, (rule) => rule[rung].after],
    [`${rung}.answer`, (rule) => rule[rung].answer],
  ]),
];

export function ruleOf(ladder: Ladder, duty: Duty, urgency: Urgency): LadderRule | undefined {
  return ladder.rules.find((one) => one.duty === duty && one.urgency === urgency);
}

export function changesOf(from: LadderRule | undefined, to: LadderRule): LadderChange[] {
  const { duty, urgency } = to;
  return VALUES.map(([field, value]) => ({
    duty,
    urgency,
    field,
    from: from ? value(from) : "",
    to: value(to),
  })).filter((one) => one.from !== one.to);
}

export function ladderChanges(from: Ladder, to: Ladder): LadderChange[] {
  const rules = to.rules.flatMap((one) => changesOf(ruleOf(from, one.duty, one.urgency), one));
  const audiences = to.audiences.flatMap((one): LadderChange[] => {
    const before = from.audiences.find((each) => each.step === one.step);
    return before && !(alike(before.groups, one.groups) && alike(before.people, one.people))
      ? [{ step: one.step, from: before, to: one }]
      : [];
  });
  return [...rules, ...audiences];
}

function alike(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

/** What is wrong with a rule; how long the steps may be at most, the server says. */
export function ruleFault(rule: LadderRule): "percent" | "rises" | null {
  if (!whole(rule.yellowPercent) || rule.yellowPercent > 99) {
    return "percent";
  }
  const rises = rule.urge.after < rule.supervise.after && rule.supervise.after < rule.notice.after;
  return rises && RUNGS.every(([rung]) => whole(rule[rung].after) && whole(rule[rung].answer)) ? null : "rises";
}

/** A warning may go to nobody; what has to be answered may not. */
export function nobody(audience: Audience): boolean {
  const warning = audience.step === "YELLOW" || audience.step === "RED";
  return !warning && audience.groups.length + audience.people.length === 0;
}

/** Whether it can be sent. */
export function sound(ladder: Ladder): boolean {
  return ladder.rules.every((one) => ruleFault(one) === null) && !ladder.audiences.some(nobody);
}

/** An empty field is no number. */
function whole(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0;
}
