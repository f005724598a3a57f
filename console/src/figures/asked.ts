import type { LocationQuery, LocationQueryRaw } from "vue-router";
import type { Params } from "../api/client";

/** Of what a figure is looked at; kept in the address, so that it can be sent and gone back to. */
export interface AskedFigure {
  from: string;
  until: string;
  department: string;
  category: string;
  /** With all categories below that one. */
  below: "" | "true";
  place: string;
  channel: string;
  counts: "" | "true" | "false";
}

const DAY_MILLIS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** So many days until this one, both as the API writes days. */
export function lastDays(days: number, today: string): { from: string; until: string } {
  return { from: shifted(today, 1 - days), until: today };
}

export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLIS) + 1;
}

export function askedOf(query: LocationQuery): AskedFigure {
  const counts = word(query.counts);
  return {
    from: day(query.from),
    until: day(query.until),
    department: word(query.department),
    category: word(query.category),
    below: word(query.below) === "true" ? "true" : "",
    place: word(query.place),
    channel: word(query.channel),
    counts: counts === "true" || counts === "false" ? counts : "",
  };
}

export function addressOf(asked: Partial<AskedFigure>): LocationQueryRaw {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}

export function paramsOf(asked: Partial<AskedFigure>): Params {
  return { ...asked };
}

function day(value: LocationQuery[string] | undefined): string {
  const written = word(value);
  return DAY.test(written) ? written : "";
}

function word(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
