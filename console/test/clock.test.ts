import { describe, expect, it } from "vitest";
import { clockTime, dayTime, fieldTime, fullTime, instantOf, showTimesOf } from "../src/time/format";
import { secondsSince, secondsUntil } from "../src/time/clock";

describe("times on screen", () => {
  it("shows minutes and seconds, and hours only when there are some", () => {
    expect(clockTime(0)).toBe("00:00");
    expect(clockTime(134)).toBe("02:14");
    expect(clockTime(3_725)).toBe("1:02:05");
  });

  it("never counts below zero, whatever the clocks say", () => {
    const now = Date.parse("2026-11-22T08:00:00Z");
    expect(secondsSince("2026-11-22T08:00:05Z", now)).toBe(0);
    expect(secondsUntil("2026-11-22T07:59:00Z", now)).toBe(0);
    expect(secondsUntil("2026-11-22T08:00:00.200Z", now)).toBe(1);
  });

  it("leaves out the day when it is today, and the year when it is this one", () => {
    const now = new Date(2026, 10, 22, 18, 0).getTime();
    expect(dayTime(new Date(2026, 10, 22, 10, 2).toISOString(), now, "zh-CN", "昨天")).toBe("10:02");
    expect(dayTime(new Date(2026, 10, 21, 10, 2).toISOString(), now, "zh-CN", "昨天")).toBe("昨天 10:02");
    expect(dayTime(new Date(2026, 9, 1, 10, 2).toISOString(), now, "zh-CN", "昨天")).toBe("10月1日 10:02");
    expect(dayTime(new Date(2025, 9, 1, 10, 2).toISOString(), now, "zh-CN", "昨天")).toContain("2025");
  });

  it("shows the city's time wherever the browser is", () => {
    showTimesOf("Asia/Shanghai");
    const now = Date.parse("2026-11-22T17:30:00Z");
    expect(dayTime("2026-11-22T16:05:00Z", now, "zh-CN", "昨天")).toBe("00:05");
    expect(dayTime("2026-11-22T15:55:00Z", now, "zh-CN", "昨天")).toBe("昨天 23:55");
    expect(fullTime("2026-11-22T15:55:00Z", "zh-CN")).toContain("23:55:00");
    showTimesOf("America/New_York");
    expect(dayTime("2026-11-22T16:05:00Z", now, "zh-CN", "昨天")).toBe("11:05");
  });

  it("reads and fills a field in the city's time", () => {
    showTimesOf("Asia/Shanghai");
    expect(fieldTime("2026-11-22T15:55:40Z")).toBe("2026-11-22T23:55");
    expect(instantOf("2026-11-22T23:55")).toBe("2026-11-22T15:55:00.000Z");
    expect(instantOf("")).toBeNull();
    showTimesOf("America/New_York");
    expect(instantOf("2026-11-22T10:00")).toBe("2026-11-22T15:00:00.000Z");
  });
});
