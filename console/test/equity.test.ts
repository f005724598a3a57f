import { describe, expect, it, vi } from "vitest";
import { equity, league, MEANINGS } from "../dev/mock/figures";
import { anyCompared, groupName, worseOf } from "../src/figures/equity";
import EquityTable from "../src/figures/EquityTable.vue";
import LeagueGroup from "../src/figures/LeagueGroup.vue";
import { serve, show } from "./page";

/** A screen as wide as a phone's, or wider. */
function at(width: "phone" | "desk"): void {
  serve({ "GET /figures": MEANINGS });
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: width === "phone" }));
}

const texts = (cells: Iterable<Element>) => [...cells].map((one) => one.textContent?.replace(/\s+/g, " ").trim());

describe("Who is served worse", () => {
  it("is named with what they are set against", () => {
    const worse = worseOf(equity());
    expect(worse.map((one) => one.code)).toEqual(Array(5).fill("SMS"));
    expect(worse[1]).toMatchObject({ by: "channel", against: "PHONE", cell: { figure: "solved", value: 0.7 } });
    expect(worse[1]!.measure.value).toBe(0.86);
  });

  it("is not said to be nobody where nobody could be compared", () => {
    expect(anyCompared(equity())).toBe(true);
    const few = equity();
    few.channels.groups.length = 1;
    few.needs.groups.length = 1;
    expect(anyCompared(few)).toBe(false);
  });

  it("has a name of its own kind", () => {
    const keys = (key: string) => key;
    expect(groupName(keys, "channel", "SMS")).toBe("ticket.channel.SMS");
    expect(groupName(keys, "need", "DEAF")).toBe("citizen.need.DEAF");
    expect(groupName(keys, "need", "NONE")).toBe("figures.equity.none");
  });
});

describe("Groups of citizens side by side", () => {
  const table = (width: "phone" | "desk") => {
    at(width);
    return show(EquityTable, { comparison: equity().channels, by: "channel", asked: {}, least: 30 });
  };

  it("have a column for each figure where there is room", () => {
    const host = table("desk");
    expect(host.querySelectorAll("thead th")).toHaveLength(7);
    expect(host.querySelectorAll("tbody")).toHaveLength(1);
    expect(texts(host.querySelectorAll("tbody th[scope=row]"))[1]).toBe("SMS");
  });

  it("stand one below the other on a phone, each figure a row under the name of its group", () => {
    const host = table("phone");
    expect(host.querySelectorAll("thead th[scope=col]")).toHaveLength(2);
    expect(texts(host.querySelectorAll("tbody > tr:first-child > th[scope=rowgroup][colspan='2']"))).toEqual([
      expect.stringContaining("Phone asked: 640"),
      "SMS asked: 96",
      "Kiosk asked: 11",
    ]);
    const sms = host.querySelector("[data-group=SMS]")!;
    expect(sms.querySelectorAll("tr > th[scope=row] + td")).toHaveLength(5);
    expect(sms.querySelector("td")?.textContent).toContain("70%");
    expect(sms.querySelector("td")?.textContent).toContain("worse");
    expect(sms.querySelector("td")?.textContent).toContain("65% – 75%");
    expect(texts(host.querySelectorAll("[data-group=KIOSK] td"))).toEqual(["fewer than 30"]);
  });
});

describe("Departments side by side", () => {
  const table = (width: "phone" | "desk") => {
    at(width);
    const period = { from: "2026-10-25", until: "2026-11-23" };
    const properties = { code: "solved", name: "Solved rate", unit: "PERCENT", period, least: 30 };
    return show(LeagueGroup, { group: league().groups[0], ...properties });
  };

  it("have columns of their own for raw, cases, range and standing where there is room", () => {
    expect(table("desk").querySelectorAll("thead th")).toHaveLength(7);
  });

  it("have these below the rate on a phone, and none is lost", () => {
    const host = table("phone");
    expect(texts(host.querySelectorAll("thead th"))).toEqual([
      "Place",
      "Department",
      "Solved rate · Likely range (95 %)",
    ]);
    const first = host.querySelector("tbody tr")!;
    expect(first.children).toHaveLength(3);
    expect(first.querySelector("th[scope=row]")).not.toBeNull();
    for (const said of ["94%", "better than its peers", "90% – 97%", "Raw 89.8%", "240 cases"]) {
      expect(first.lastElementChild?.textContent).toContain(said);
    }
  });
});
