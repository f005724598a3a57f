import type { LocationQuery, LocationQueryRaw } from "vue-router";
import type { Params } from "../api/client";
import type { MonitoredRow } from "./types";
import { DUTIES, type Duty, type Urgency } from "../tickets/types";
import { URGENCIES } from "../tickets/listFilter";
import type { Shape, Tone } from "../ui/Status.vue";

export const COLOURS = ["RED", "YELLOW", "GREEN", "PAUSED"] as const;
export type Colour = (typeof COLOURS)[number];
/** What stands for the desk where a department is asked for. */
export const DESK = "-";

export const COLOUR_LOOKS: Record<Colour, [Tone, Shape]> = {
  RED: ["bad", "triangle"],
  YELLOW: ["warn", "half"],
  GREEN: ["good", "ring"],
  PAUSED: ["calm", "pause"],
};

/** What is looked at; kept in the address, so that it can be sent and gone back to. */
export interface Watch {
  department: string;
  duty: Duty | "";
  urgency: Urgency | "";
  colour: Colour | "";
}

export const WATCH_ALL: Watch = { department: "", duty: "", urgency: "", colour: "" };

export function watchOf(query: LocationQuery): Watch {
  return {
    department: word(query.department),
    duty: DUTIES.find((one) => one === word(query.duty)) ?? "",
    urgency: URGENCIES.find((one) => one === word(query.urgency)) ?? "",
    colour: COLOURS.find((one) => one === word(query.colour)) ?? "",
  };
}

export function addressOf(watch: Watch): LocationQueryRaw {
  return Object.fromEntries(Object.entries(watch).filter(([, value]) => value !== ""));
}

export function casesOf(watch: Watch): Params {
  return { ...watch };
}

/** The table does not shrink to what was chosen in it: whoever drilled down still sees where. */
export function summaryOf({ urgency }: Watch): Params {
  return { urgency };
}

export interface Totals {
  running: number;
  yellow: number;
  red: number;
  supervised: number;
}

export function totalsOf(rows: readonly MonitoredRow[]): Totals {
  const sum = (of: (row: MonitoredRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    running: sum((row) => row.running),
    yellow: sum((row) => row.yellow),
    red: sum((row) => row.red),
    supervised: sum((row) => row.supervised),
  };
}

function word(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
