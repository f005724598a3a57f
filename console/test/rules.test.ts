import { describe, expect, it } from "vitest";
import { DUTIES, URGENCIES } from "../src/tickets/types";
import { citizenRuleChanges, inDays, sound as citizenSound, type CitizenRules } from "../src/conduct/citizenRules";
import { ladderChanges, nobody, ruleFault, ruleOf, sound, type Ladder } from "../src/supervision/ladder";

function ladder(): Ladder {
  return {
    version: 3,
    rules: DUTIES.flatMap((duty) =>
      URGENCIES.map((urgency) => ({
        duty,
        urgency,
        yellowPercent: 75,
        automatic: true,
        unit: "WORKING_DAYS" as const,
        urge: { after: 1, answer: 1 },
        supervise: { after: 3, answer: 1 },
        notice: { after: 5, answer: 2 },
      })),
    ),
    audiences: [
      { step: "YELLOW", groups: [], people: [] },
      { step: "URGE", groups: ["LATE"], people: ["p1"] },
    ],
  };
}

describe("The ladder", () => {
  it("differs by what was changed in it, and by nothing else", () => {
    const changed = ladder();
    const rule = ruleOf(changed, "REPLY", "NORMAL")!;
    rule.urge.after = 2;
    rule.automatic = false;
    changed.audiences[1]!.groups.push("LEADERS");
    expect(ladderChanges(ladder(), ladder())).toEqual([]);
    expect(ladderChanges(ladder(), changed)).toMatchObject([
      { duty: "REPLY", urgency: "NORMAL", field: "automatic", from: true, to: false },
      { duty: "REPLY", urgency: "NORMAL", field: "urge.after", from: 1, to: 2 },
      { step: "URGE" },
    ]);
  });

  it("does not differ by the order in which people are named", () => {
    const one = ladder();
    const other = ladder();
    one.audiences[1]!.people = ["p1", "p2"];
    other.audiences[1]!.people = ["p2", "p1"];
    expect(ladderChanges(one, other)).toEqual([]);
  });

  it.each([
    ["a step that comes before the one below it", { urge: { after: 3, answer: 1 } }, "rises"],
    ["an empty field", { notice: { after: 5, answer: "" as unknown as number } }, "rises"],
    ["a yellow that is over", { yellowPercent: 100 }, "percent"],
    ["a fraction", { yellowPercent: 7.5 }, "percent"],
  ])("cannot be sent with %s", (_, change, fault) => {
    const changed = ladder();
    Object.assign(changed.rules[0]!, change);
    expect(ruleFault(changed.rules[0]!)).toBe(fault);
    expect(sound(changed)).toBe(false);
  });

  it("warns nobody if a city likes, and urges somebody", () => {
    expect(sound(ladder())).toBe(true);
    expect(nobody({ step: "RED", groups: [], people: [] })).toBe(false);
    expect(nobody({ step: "URGE", groups: [], people: [] })).toBe(true);
    expect(nobody({ step: "URGE", groups: [], people: ["p1"] })).toBe(false);
  });
});

describe("What is noticed about citizens", () => {
  const rules = (): CitizenRules => ({
    version: 1,
    rules: [
      { name: "REPEATED", active: true, times: 3, hours: 720 },
      { name: "HARASSMENT", active: true, times: 20, hours: 24 },
    ],
  });

  it("differs by what was changed", () => {
    const changed = rules();
    changed.rules[1]!.times = 30;
    changed.rules[0]!.active = false;
    expect(citizenRuleChanges(rules(), changed)).toEqual([
      { name: "REPEATED", field: "active", from: true, to: false },
      { name: "HARASSMENT", field: "times", from: 20, to: 30 },
    ]);
  });

  it("is noticed by numbers within their limits only", () => {
    expect(citizenSound(rules())).toBe(true);
    for (const change of [{ times: 1 }, { times: "" as unknown as number }, { hours: 0 }, { hours: 8785 }]) {
      const changed = rules();
      Object.assign(changed.rules[0]!, change);
      expect(citizenSound(changed)).toBe(false);
    }
  });

  it("is said in days and hours", () => {
    expect([inDays(720), inDays(25), inDays(5)]).toEqual([
      [30, 0],
      [1, 1],
      [0, 5],
    ]);
  });
});
