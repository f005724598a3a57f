import type { CalendarDay, Hours, Office, OwnDay } from "./types";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days in a row that are alike: a holiday of a week is one line. */
export interface Stretch {
  first: string;
  last: string;
  days: number;
  works: boolean;
  holiday: string;
}

export function stretches(days: readonly CalendarDay[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { day, works, holiday } of days) {
    const before = found.at(-1);
    if (before && before.works === works && before.holiday === holiday && dayAfter(before.last) === day) {
      before.last = day;
      before.days++;
    } else {
      found.push({ first: day, last: day, days: 1, works, holiday });
    }
  }
  return found;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** A week as it is written: "09:00-12:00 13:00-18:00" a day, nothing where it is closed. */
export interface OfficeDraft {
  keepsHolidays: boolean;
  week: string[];
  days: OwnDay[];
}

export function draftOf(office: Office): OfficeDraft {
  return {
    keepsHolidays: office.keepsHolidays,
    week: WEEKDAYS.map((weekday) => hoursText(office.hours, weekday)),
    days: office.days.map((one) => ({ ...one })),
  };
}

export function hoursText(hours: readonly Hours[], weekday: number): string {
  return hours
    .filter((one) => one.weekday === weekday)
    .map((one) => `${one.opens}-${one.closes}`)
    .join(" ");
}

const CLOCK = "((?:[01]?\\d|2[0-3]):[0-5]\\d|24:00)";
const SPAN = new RegExp(`^${CLOCK}[-–—~]${CLOCK}$`);

/** Null if it is not written as hours, closes before it opens, or overlaps. */
export function hoursOf(written: string, weekday: number): Hours[] | null {
  const spans = written
    .trim()
    .replace(/：/g, ":")
    .replace(/\s*[-–—~]\s*/g, "-")
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map((one) => SPAN.exec(one));
  const hours = spans.map((one) => ({ weekday, opens: padded(one?.[1]), closes: padded(one?.[2]) }));
  const inOrder = hours.every((one, place) => one.opens < one.closes && (hours[place - 1]?.closes ?? "") <= one.opens);
  return spans.includes(null) || !inOrder ? null : hours;
}

function padded(clock = ""): string {
  return clock.padStart(5, "0");
}

/** What can be sent; null while something is written wrongly. */
export function officeOf(draft: OfficeDraft): Omit<Office, "code" | "version"> | null {
  const week = draft.week.map((written, place) => hoursOf(written, place + 1));
  const faulty = week.includes(null) || draft.days.some((one) => dayFault(one, draft.days) !== null);
  const hours = week.flatMap((one) => one ?? []);
  return faulty || hours.length === 0 ? null : { keepsHolidays: draft.keepsHolidays, hours, days: draft.days };
}

/** A field in which an office's hours differ from what they were: a weekday, or what else is said of it. */
export interface OfficeDifference {
  field: (typeof WEEKDAYS)[number] | "keepsHolidays" | "days";
  before: Office;
  after: Office;
}

export function officeDifferences(before: Office, after: Office): OfficeDifference[] {
  const weekdays = WEEKDAYS.filter((one) => hoursText(before.hours, one) !== hoursText(after.hours, one));
  const rest = (["keepsHolidays", "days"] as const).filter(
    (one) => JSON.stringify(before[one]) !== JSON.stringify(after[one]),
  );
  return [...weekdays, ...rest].map((field) => ({ field, before, after }));
}

export function dayFault(one: OwnDay, among: readonly OwnDay[]): "day" | "twice" | "note" | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(one.day)) {
    return "day";
  }
  if (among.some((other) => other !== one && other.day === one.day)) {
    return "twice";
  }
  return one.note.trim() === "" ? "note" : null;
}
