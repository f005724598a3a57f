import { describe, expect, it } from "vitest";
import { newRule, ruleFault, sound, timeRuleChanges, type TimeRule, type TimeRules } from "../src/timerules/timeRules";

const reply = (more: Partial<TimeRule>): TimeRule => ({ ...newRule("REPLY"), ...more });

function rules(...more: TimeRule[]): TimeRules {
  return {
    version: 2,
    rules: [reply({ amount: 5 }), reply({ urgency: "URGENT", amount: 24, unit: "HOURS" }), ...more],
  };
}

describe("Time limits", () => {
  it("differ by rules that are new, gone, or have another limit, and by nothing else", () => {
    const noise = reply({ categoryCode: "noise", amount: 90, unit: "MINUTES" });
    expect(timeRuleChanges(rules(noise), rules(noise))).toEqual([]);
    expect(timeRuleChanges(rules(), rules(noise))).toEqual([{ from: null, to: noise }]);
    expect(timeRuleChanges(rules(noise), rules())).toEqual([{ from: noise, to: null }]);
    const longer = { ...noise, unit: "HOURS" as const };
    expect(timeRuleChanges(rules(noise), rules(longer))).toEqual([{ from: noise, to: longer }]);
  });

  it("do not differ by their order", () => {
    const turned = rules();
    turned.rules.reverse();
    expect(timeRuleChanges(rules(), turned)).toEqual([]);
  });

  it("that are for other cases are other rules", () => {
    const night = reply({ timeOfDay: "NON_WORKING" });
    const day = reply({ timeOfDay: "WORKING" });
    expect(timeRuleChanges(rules(night), rules(day))).toEqual([
      { from: null, to: day },
      { from: night, to: null },
    ]);
  });

  it.each([
    ["nothing written", { amount: "" as unknown as number }],
    ["none", { amount: 0 }],
    ["half a day", { amount: 0.5 }],
    ["more than a year's working days", { amount: 251 }],
    ["more working hours than a year has", { amount: 2_001, unit: "WORKING_HOURS" as const }],
  ])("cannot be sent with %s", (_, change) => {
    const faulty = reply({ categoryCode: "noise", ...change });
    expect(ruleFault(faulty, rules(faulty).rules)).toBe("amount");
    expect(sound(rules(faulty))).toBe(false);
  });

  it("cannot be sent with two rules for the same cases", () => {
    const twice = reply({ urgency: "URGENT", amount: 3 });
    expect(ruleFault(twice, rules(twice).rules)).toBe("twice");
    expect(sound(rules(twice))).toBe(false);
    twice.type = "HELP";
    expect(ruleFault(twice, rules(twice).rules)).toBeNull();
    expect(sound(rules(twice))).toBe(true);
  });
});
