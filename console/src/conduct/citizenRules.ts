export const RULE_NAMES = ["REPEATED", "HARASSMENT"] as const;

/** When the system notices something about a citizen: so many `times` within so many `hours`. */
export interface CitizenRule {
  name: (typeof RULE_NAMES)[number];
  active: boolean;
  times: number;
  hours: number;
}

export interface CitizenRules {
  version: number;
  rules: CitizenRule[];
}

/** How many citizens are noticed now, and would be by the rule tried. */
export interface Noticed {
  name: CitizenRule["name"];
  now: number;
  then: number;
}

export const LIMITS = { times: [2, 1_000], hours: [1, 8_784] } as const;

/** One value that differs between two versions. */
export interface CitizenRuleChange {
  name: CitizenRule["name"];
  field: "active" | "times" | "hours";
  from: boolean | number;
  to: boolean | number;
}

export function citizenRuleChanges(from: CitizenRules, to: CitizenRules): CitizenRuleChange[] {
  return to.rules.flatMap((rule) => {
    const before = from.rules.find((one) => one.name === rule.name);
    return (["active", "times", "hours"] as const)
      .map((field) => ({ name: rule.name, field, from: before?.[field] ?? rule[field], to: rule[field] }))
      .filter((one) => one.from !== one.to);
  });
}

export function outOfRange(rule: CitizenRule, field: keyof typeof LIMITS): boolean {
  const [least, most] = LIMITS[field];
  return !Number.isInteger(rule[field]) || rule[field] < least || rule[field] > most;
}

/** Whether it can be sent. */
export function sound(draft: CitizenRules): boolean {
  return draft.rules.every((one) => !outOfRange(one, "times") && !outOfRange(one, "hours"));
}

/** 720 → [30, 0]: hours as whole days and the rest. */
export function inDays(hours: number): [days: number, hours: number] {
  return [Math.floor(hours / 24), hours % 24];
}
