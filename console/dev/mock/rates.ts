import type { RateRules, Rates, Trial } from "../../src/rates/types";
import type { Edition } from "../../src/rules/types";
import { ago, DAY } from "./times";

export const rateVersions: Edition<RateRules>[] = [
  {
    publishedAt: ago(20 * DAY),
    publishedBy: "陈立",
    note: "按江州市2026年热线考核办法，提高响应率权重",
    rules: {
      version: 2,
      contacted: 20,
      solved: 40,
      satisfied: 40,
      grades: [100, 100, 80, 0, 0],
      tries: 2,
      hoursApart: 4,
    },
  },
  {
    publishedAt: ago(300 * DAY),
    publishedBy: null,
    note: "预设：没有全国统一的权重，请按本市规定修改",
    rules: {
      version: 1,
      contacted: 10,
      solved: 50,
      satisfied: 40,
      grades: [100, 100, 90, 0, 0],
      tries: 2,
      hoursApart: 4,
    },
  },
];

/** Of a hundred who gave each grade alike, roughly. */
export function tryRates(rules: RateRules, now: Rates): Trial {
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const factor = mean(rules.grades) / mean(rateVersions[0]!.rules.grades);
  const scaled = (kind: "raw" | "adjusted") => {
    const of = now[kind];
    const satisfied = Math.min(of.counted, of.satisfied * factor);
    const composite =
      (rules.contacted * (of.contacted / of.askedContact) +
        rules.solved * (of.solved / of.counted) +
        rules.satisfied * (satisfied / of.counted)) /
      100;
    return { ...of, satisfied, composite };
  };
  return { now, then: { ...now, raw: scaled("raw"), adjusted: scaled("adjusted") } };
}
