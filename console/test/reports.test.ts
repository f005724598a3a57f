import { describe, expect, it } from "vitest";
import { bodyOf, draftOf, emptyReport, linesOf } from "../src/reports/drafting";
import type { Report } from "../src/reports/types";

const kept: Report = {
  id: "p1",
  name: "三率周报",
  figures: ["opened", "solved"],
  breakdown: "DEPARTMENT",
  departments: ["water"],
  language: "zh-CN",
  rhythm: "MONTHLY",
  day: 5,
  time: "08:30",
  workingDays: true,
  receivers: [
    { staff: "s1", address: null, name: "吴向东" },
    { staff: null, address: "office@example.org", name: "office@example.org" },
  ],
  paused: false,
  nextAt: null,
  owner: "吴向东",
  mine: true,
  deletable: true,
  last: null,
  version: 3,
};

describe("a report as it is written", () => {
  it("comes back from the form as it was kept", () => {
    const { id: _, owner, mine, deletable, paused, nextAt, last, receivers, ...same } = kept;
    expect({ owner, mine, deletable, paused, nextAt, last, receivers }).toBeTruthy();
    expect(bodyOf(draftOf(kept), kept.version)).toEqual({
      ...same,
      receivers: [{ staff: "s1" }, { address: "office@example.org" }],
    });
  });

  it("takes the day that belongs to its rhythm", () => {
    const draft = { ...emptyReport("en"), weekday: "5", monthday: "12" };
    expect(bodyOf({ ...draft, rhythm: "DAILY" }).day).toBe(1);
    expect(bodyOf({ ...draft, rhythm: "WEEKLY" }).day).toBe(5);
    expect(bodyOf({ ...draft, rhythm: "MONTHLY" }).day).toBe(12);
  });

  it("reads addresses however they are set apart", () => {
    expect(linesOf(" a@b.cn\n\nc@d.cn, e@f.cn；g@h.cn ")).toEqual(["a@b.cn", "c@d.cn", "e@f.cn", "g@h.cn"]);
    expect(linesOf("")).toEqual([]);
  });
});
