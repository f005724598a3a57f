import { describe, expect, it } from "vitest";
import { filterOf, filterOfView, isEmpty, NO_FILTER, queryOf, shows, wantedOf } from "../src/tickets/listFilter";
import { characters, isStale } from "../src/tickets/steps";
import { spanOf, usedOf } from "../src/tickets/span";

describe("A stretch of time", () => {
  it("is said in the two units a person would use", () => {
    expect(spanOf(59)).toEqual({ key: "moment", values: {} });
    expect(spanOf(3_599)).toEqual({ key: "minutes", values: { minutes: 59 } });
    expect(spanOf(3_600 * 3 + 120)).toEqual({ key: "hours", values: { hours: 3, minutes: 2 } });
    expect(spanOf(86_400 * 2 + 3_600 * 5)).toEqual({ key: "days", values: { days: 2, hours: 5 } });
  });

  it("is used up by and by, never below nothing or above all", () => {
    const from = "2026-11-22T00:00:00Z";
    const due = "2026-11-22T10:00:00Z";
    expect(usedOf(from, due, Date.parse("2026-11-21T00:00:00Z"))).toBe(0);
    expect(usedOf(from, due, Date.parse("2026-11-22T05:00:00Z"))).toBe(0.5);
    expect(usedOf(from, due, Date.parse("2026-11-23T00:00:00Z"))).toBe(1);
  });
});

describe("A list's filter", () => {
  it("comes back from the address as it was put there", () => {
    const filter = {
      statuses: ["REPLIED" as const, "CLOSED" as const],
      department: "SW",
      citizen: "",
      text: "停水",
      urgency: "URGENT" as const,
      late: true,
    };
    expect(filterOf(queryOf(filter) as never)).toEqual(filter);
  });

  it("is kept as a view without the words and the citizen", () => {
    const filter = { ...NO_FILTER, statuses: ["REPLIED" as const], late: true, text: "王小明", citizen: "c1" };
    const view = wantedOf(filter);
    expect(view).toEqual({ statuses: ["REPLIED"], department: null, urgency: null, late: true });
    expect(filterOfView(view)).toEqual({ ...filter, text: "", citizen: "" });
    expect(shows(view, filter)).toBe(true);
    expect(shows(view, { ...filter, late: false })).toBe(false);
    expect(shows(view, { ...filter, statuses: ["REPLIED", "CLOSED"] })).toBe(false);
  });

  it("leaves the address plain where nothing is chosen, and drops words it does not know", () => {
    expect(queryOf(NO_FILTER)).toEqual({});
    expect(isEmpty(NO_FILTER)).toBe(true);
    expect(filterOf({ status: "NONSENSE,CLOSED" }).statuses).toEqual(["CLOSED"]);
  });
});

describe("A step", () => {
  it("counts characters as a reader does, without the space around them", () => {
    expect(characters("  停水了😀\n")).toBe(4);
  });

  it("is stale where somebody else was quicker, and only then", () => {
    expect(isStale("ticketing.changed-meanwhile")).toBe(true);
    expect(isStale("ticketing.not-in-this-state")).toBe(true);
    expect(isStale("ticketing.reply-missing")).toBe(false);
  });
});
