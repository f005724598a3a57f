import { describe, expect, it } from "vitest";
import type { Office } from "../src/calendar/types";
import { dayFault, draftOf, hoursOf, officeOf, stretches } from "../src/calendar/workingTime";

const office: Office = {
  version: 3,
  code: "water",
  keepsHolidays: true,
  hours: [
    { weekday: 1, opens: "09:00", closes: "12:00" },
    { weekday: 1, opens: "13:00", closes: "18:00" },
    { weekday: 6, opens: "00:00", closes: "24:00" },
  ],
  days: [{ day: "2026-12-31", works: false, note: "年终盘点" }],
};

describe("Days that are not what their weekday says", () => {
  const off = (day: string, holiday = "national-day") => ({ day, works: false, holiday });

  it("are one line where they follow each other and are alike", () => {
    const days = [
      off("2026-09-30"),
      off("2026-10-01"),
      off("2026-10-02", "mid-autumn"),
      off("2026-10-05"),
      off("2026-10-07"),
    ];
    expect(stretches(days).map((one) => [one.first, one.last, one.days])).toEqual([
      ["2026-09-30", "2026-10-01", 2],
      ["2026-10-02", "2026-10-02", 1],
      ["2026-10-05", "2026-10-05", 1],
      ["2026-10-07", "2026-10-07", 1],
    ]);
  });

  it("that are worked are lines of their own", () => {
    const days = [off("2026-10-09"), { day: "2026-10-10", works: true, holiday: "national-day" }];
    expect(stretches(days).map((one) => one.works)).toEqual([false, true]);
  });
});

describe("Opening hours", () => {
  it("are written back as they were read", () => {
    expect(officeOf(draftOf(office))).toEqual({
      keepsHolidays: true,
      hours: office.hours,
      days: office.days,
    });
  });

  it.each([
    ["9:00-12:00 13:00-18:00", 2],
    ["09：00—12：00，13：00—18：00", 2],
    [" 09:00 - 12:00 ", 1],
    ["", 0],
  ])("may be written %s", (written, spans) => {
    expect(hoursOf(written, 1)).toHaveLength(spans);
    expect(hoursOf(written, 1)?.[0]?.opens ?? "09:00").toBe("09:00");
  });

  it.each([
    "nine",
    "09:00",
    "12:00-09:00",
    "09:00-09:00",
    "09:00-13:00 12:00-18:00",
    "09:00-25:00",
    "13:00-18:00 9:00-12:00",
  ])("are not %s", (written) => {
    expect(hoursOf(written, 1)).toBeNull();
  });

  it("are those of an office that opens at all", () => {
    expect(officeOf({ ...draftOf(office), week: Array(7).fill("") })).toBeNull();
  });

  it("differ on a day once, and say why", () => {
    const day = (more = {}) => ({ ...office.days[0]!, ...more });
    const twice = [day(), day()];
    expect(dayFault(twice[0]!, twice)).toBe("twice");
    expect(dayFault(day({ note: " " }), [])).toBe("note");
    expect(dayFault(day({ day: "" }), [])).toBe("day");
    expect(officeOf({ ...draftOf(office), days: [day({ note: "" })] })).toBeNull();
  });
});
