import { beforeEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import type { Office } from "../src/calendar/types";
import type { CatalogueEntry } from "../src/catalogue/types";
import OfficeDialog from "../src/calendar/OfficeDialog.vue";
import TakeYear from "../src/calendar/TakeYear.vue";
import { entryDifferences } from "../src/catalogue/entries";
import { find, Refusal, serve, show, signedIn, write } from "./page";

const CHANGED = { changedBy: "秦慕清", changedAt: "2026-11-20T02:10:00Z" };

async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done));
  await nextTick();
}

/** What the table of differences says: field, what stood there, what stands there now. */
function differences(page: HTMLElement): (string | null | undefined)[][] {
  return [...page.querySelectorAll("[data-testid=differences] > div")].map((line) => [
    line.getAttribute("data-field"),
    line.querySelector("del")?.textContent,
    line.querySelector("ins")?.textContent,
  ]);
}

beforeEach(async () => {
  await signedIn("SYSTEM_ADMIN");
});

describe("Hours that another administrator changed meanwhile", () => {
  const office: Office = {
    code: "water",
    version: 4,
    keepsHolidays: true,
    hours: [{ weekday: 1, opens: "09:00", closes: "12:00" }],
    days: [],
  };
  const now: Office = {
    ...office,
    version: 5,
    keepsHolidays: false,
    hours: [{ weekday: 1, opens: "08:30", closes: "12:00" }],
  };

  it("are shown with who it was and what differs; sent once more, they are meant for what is there now", async () => {
    let answer: unknown = new Refusal("ticketing.hours-changed-meanwhile", 409, { ...CHANGED, now });
    const asked = serve({ "PUT /opening-hours/water": () => answer });
    const saved = vi.fn();
    show(OfficeDialog, { office, name: "Water", onSaved: saved });
    await nextTick();
    write(find(document.body, "weekday-1"), "10:00-12:00");
    await nextTick();
    document.body.querySelector("form")!.requestSubmit();
    await settle();
    expect(find(document.body, "changed-by").textContent).toMatch(/^Changed by 秦慕清, /);
    expect(differences(document.body)).toEqual([
      ["1", "09:00-12:00", "08:30-12:00"],
      ["keepsHolidays", "Closed on statutory holidays", "Open on statutory holidays too"],
    ]);
    expect(find<HTMLInputElement>(document.body, "weekday-1").value).toBe("10:00-12:00");
    answer = office;
    document.body.querySelector("form")!.requestSubmit();
    await settle();
    expect(asked.map((one) => one.body.version)).toEqual([4, 5]);
    expect(saved).toHaveBeenCalledOnce();
  });
});

describe("A year that another administrator took in meanwhile", () => {
  const tried = (version: number, days: string[]) => ({
    year: 2027,
    version,
    imported: false,
    holidays: 1,
    makeUpDays: 0,
    added: days.map((day) => ({ day, works: false, holiday: "new-year" })),
    removed: [],
    errors: [],
  });

  it("is tried out again against what is there now, and taken in only when asked once more", async () => {
    const sent: string[] = [];
    const puts: unknown[] = [
      tried(1, ["2027-01-01"]),
      new Refusal("ticketing.calendar-changed-meanwhile", 409, CHANGED),
      tried(2, ["2027-01-03"]),
      { ...tried(3, []), imported: true },
    ];
    vi.stubGlobal("fetch", async (address: string) => {
      sent.push(address.split("?")[1]!);
      const body = puts[sent.length - 1];
      return new Response(JSON.stringify(body instanceof Refusal ? body.body : body), {
        status: body instanceof Refusal ? body.status : 200,
      });
    });
    const taken = vi.fn();
    show(TakeYear, { year: 2027, onTaken: taken });
    await nextTick();
    const field = find<HTMLInputElement>(document.body, "year-file");
    Object.defineProperty(field, "files", { value: [new File(["day,works,holiday"], "2027.csv")] });
    field.dispatchEvent(new Event("change"));
    write(find(document.body, "source"), "国办发明电");
    await settle();
    expect(find(document.body, "year-outcome").textContent).toContain("Jan 1");
    document.body.querySelector("form")!.requestSubmit();
    await settle();
    expect(find(document.body, "changed-by").textContent).toMatch(/^Changed by 秦慕清, /);
    expect(find(document.body, "year-outcome").textContent).toContain("Jan 3");
    expect(taken).not.toHaveBeenCalled();
    document.body.querySelector("form")!.requestSubmit();
    await settle();
    expect(taken).toHaveBeenCalledWith(2027);
    expect(sent.map((one) => new URLSearchParams(one).get("version"))).toEqual([null, "1", null, "2"]);
  });
});

describe("An entry of the catalogue that was changed meanwhile", () => {
  const entry: CatalogueEntry = {
    number: 12,
    version: 3,
    categoryCode: "urban",
    categoryName: "城市管理",
    placeCode: null,
    placeName: "全市",
    departmentCode: "urban",
    departmentName: "城管局",
    basis: null,
    remark: null,
    validFrom: "2026-01-01",
    validUntil: null,
    lastResort: false,
    standing: "IN_FORCE",
    disputes: 3,
  };

  it("differs in what people read, not in its number of disputes", () => {
    expect(entryDifferences(entry, { ...entry, version: 4, disputes: 0 })).toEqual([]);
    expect(
      entryDifferences(entry, { ...entry, departmentName: "水务局", validUntil: "2026-12-31", standing: "WITHDRAWN" }),
    ).toEqual(["departmentName", "validUntil", "standing"]);
  });
});
