import type { CalendarDay, CalendarYear, Office, YearImport, YearLine } from "../../src/calendar/types";
import { WEEKDAYS } from "../../src/calendar/workingTime";

function off(holiday: string, month: number, first: number, days: number, year: number): CalendarDay[] {
  return Array.from({ length: days }, (_, place) => ({
    day: new Date(Date.UTC(year, month - 1, first + place)).toISOString().slice(0, 10),
    works: false,
    holiday,
  }));
}

export const calendars: CalendarYear[] = [
  {
    year: 2026,
    version: 1,
    standing: "PUBLISHED",
    source: "国办发明电〔2025〕7号，2025年11月4日",
    days: [
      ...off("new-year", 1, 1, 3, 2026),
      { day: "2026-01-04", works: true, holiday: "new-year" },
      { day: "2026-02-14", works: true, holiday: "spring-festival" },
      ...off("spring-festival", 2, 15, 9, 2026),
      ...off("national-day", 10, 1, 7, 2026),
      { day: "2026-10-10", works: true, holiday: "national-day" },
    ],
  },
  {
    year: 2027,
    version: 1,
    standing: "PROVISIONAL",
    source: "全国年节及纪念日放假办法",
    days: off("new-year", 1, 1, 1, 2027),
  },
];

const week = (last: number) =>
  WEEKDAYS.filter((weekday) => weekday <= last).flatMap((weekday) => [
    { weekday, opens: "09:00", closes: "12:00" },
    { weekday, opens: "13:00", closes: "18:00" },
  ]);

export const offices: Office[] = [
  { code: "*", version: 1, keepsHolidays: true, hours: week(5), days: [] },
  {
    code: "water",
    version: 2,
    keepsHolidays: false,
    hours: week(7),
    days: [{ day: "2026-12-31", works: false, note: "年终盘点" }],
  },
];

export function lines(): YearLine[] {
  return calendars.map(({ year, version, standing, source }) => ({ year, version, standing, source }));
}

/** As if the file held one day off. */
export function takeYear(query: URLSearchParams): YearImport {
  const year = Number(query.get("year"));
  const dryRun = query.get("dryRun") === "true";
  const days = off("new-year", 1, 1, 1, year);
  const before = calendars.find((one) => one.year === year);
  const version = (before?.version ?? 0) + (dryRun ? 0 : 1);
  if (!dryRun && before) {
    before.version = version;
  } else if (!dryRun) {
    calendars.push({ year, version, standing: "PUBLISHED", source: query.get("source") ?? "", days });
  }
  return { year, version, imported: !dryRun, holidays: 1, makeUpDays: 0, added: days, removed: [], errors: [] };
}

export function putOffice(code: string, body: Record<string, unknown>): Office {
  const office = { ...body, code, version: Number(body.version) + 1 } as Office;
  const place = offices.findIndex((one) => one.code === code);
  if (place < 0) {
    offices.push(office);
  } else {
    offices[place] = office;
  }
  return office;
}

export function removeOffice(code: string): void {
  offices.splice(
    offices.findIndex((one) => one.code === code),
    1,
  );
}
