import { describe, expect, it } from "vitest";
import type { MonitoredRow } from "../src/supervision/types";
import en from "../src/i18n/en";
import zh from "../src/i18n/zh-CN";
import { together } from "../src/supervision/alerts";
import {
  addressOf,
  casesOf,
  COLOUR_LOOKS,
  COLOURS,
  summaryOf,
  totalsOf,
  WATCH_ALL,
  watchOf,
} from "../src/supervision/monitored";

const row = (part: Partial<MonitoredRow>): MonitoredRow => ({
  departmentCode: "water",
  department: "水务局",
  duty: "REPLY",
  running: 0,
  yellow: 0,
  red: 0,
  paused: 0,
  worstLateSeconds: 0,
  supervised: 0,
  ...part,
});

describe("What is looked at under monitoring", () => {
  it("stands in the address, and comes back from it", () => {
    const watch = { department: "-", duty: "SIGN", urgency: "URGENT", colour: "RED" } as const;
    expect(watchOf(addressOf(watch) as Record<string, string>)).toEqual(watch);
    expect(addressOf(WATCH_ALL)).toEqual({});
  });

  it("is nothing where the address says nonsense", () => {
    expect(watchOf({ duty: "SLEEP", urgency: "0", colour: ["BLUE", "RED"] })).toEqual(WATCH_ALL);
  });

  it("asks for the cases of one cell, and for the whole table all the same", () => {
    const watch = { department: "water", duty: "SIGN", urgency: "URGENT", colour: "RED" } as const;
    expect(casesOf(watch)).toEqual(watch);
    expect(summaryOf(watch)).toEqual({ urgency: "URGENT" });
  });

  it("adds up", () => {
    const rows = [row({ running: 5, yellow: 1, red: 2, supervised: 1 }), row({ duty: "SIGN", running: 3, red: 1 })];
    expect(totalsOf(rows)).toEqual({ running: 8, yellow: 1, red: 3, supervised: 1 });
    expect(totalsOf([])).toEqual({ running: 0, yellow: 0, red: 0, supervised: 0 });
  });
});

describe("Alerts that come together", () => {
  it("are said once for each kind", () => {
    const alert = (kind: "red" | "urge", number: string, cases = 1) =>
      ({ type: "alert", kind, ticket: `t${number}`, number, cases }) as const;
    expect(together([alert("urge", "1"), alert("red", "2", 3), alert("urge", "3")])).toEqual([
      alert("urge", "1", 2),
      alert("red", "2", 3),
    ]);
  });
});

describe("The colours", () => {
  it("have a shape each, so that colour is never the only sign, and words in both languages", () => {
    expect(new Set(COLOURS.map((one) => COLOUR_LOOKS[one][1])).size).toBe(COLOURS.length);
    for (const texts of [zh, en]) {
      expect(Object.keys(texts.supervision.colour).sort()).toEqual([...COLOURS].sort());
      expect(Object.keys(texts.supervision.alert.one)).toEqual(Object.keys(texts.supervision.alert.several));
    }
  });
});
