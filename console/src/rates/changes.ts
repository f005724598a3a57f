import type { RateRules } from "./types";

/** One value that differs between two versions. `part` is the grade where it is one of those. */
export interface Change {
  name: "contacted" | "solved" | "satisfied" | "grade" | "tries" | "hoursApart";
  part: number;
  from: number;
  to: number;
}

const PLAIN = ["contacted", "solved", "satisfied", "tries", "hoursApart"] as const;

export function changes(from: RateRules, to: RateRules): Change[] {
  const plain = PLAIN.map((name): Change => ({ name, part: 0, from: from[name], to: to[name] }));
  const grades = from.grades.map((one, index): Change => ({
    name: "grade",
    part: 5 - index,
    from: one,
    to: to.grades[index]!,
  }));
  return [...plain.slice(0, 3), ...grades, ...plain.slice(3)].filter((one) => one.from !== one.to);
}

/** Of the weights of the three rates; what can be sent has 100. */
export function sum(rules: RateRules): number {
  return rules.contacted + rules.solved + rules.satisfied;
}
