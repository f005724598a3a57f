import type { LocationQuery, LocationQueryRaw } from "vue-router";
import type { SavedView } from "./savedViews";
import { TICKET_STATUSES, type TicketStatus, type Urgency } from "./types";
import type { Params } from "../api/client";

export const URGENCIES: readonly Urgency[] = ["EMERGENCY", "URGENT", "NORMAL"];

/** What a list shows; kept in the address, so that it can be sent, saved and gone back to. */
export interface ListFilter {
  statuses: TicketStatus[];
  department: string;
  citizen: string;
  text: string;
  urgency: Urgency | "";
  late: boolean;
}

export const NO_FILTER: ListFilter = {
  statuses: [],
  department: "",
  citizen: "",
  text: "",
  urgency: "",
  late: false,
};

export function filterOf(query: LocationQuery): ListFilter {
  const wanted = word(query.status).split(",");
  return {
    statuses: TICKET_STATUSES.filter((one) => wanted.includes(one)),
    department: word(query.department),
    citizen: word(query.citizen),
    text: word(query.q),
    urgency: URGENCIES.find((one) => one === word(query.urgency)) ?? "",
    late: word(query.late) === "true",
  };
}

/** Without what is not chosen, so that the plain list has a plain address. */
export function queryOf(filter: ListFilter): LocationQueryRaw {
  return Object.fromEntries(Object.entries(paramsOf(filter)).filter(([, value]) => value !== "")) as LocationQueryRaw;
}

export function paramsOf(filter: ListFilter): Params {
  return {
    status: filter.statuses.join(","),
    department: filter.department,
    citizen: filter.citizen,
    q: filter.text.trim(),
    urgency: filter.urgency,
    late: filter.late ? "true" : "",
  };
}

export function isEmpty(filter: ListFilter): boolean {
  return Object.keys(queryOf(filter)).length === 0;
}

/** The part of a filter that a view keeps: neither words nor a citizen, for a view is kept, and shown to others. */
export type Wanted = Pick<SavedView, "statuses" | "department" | "urgency" | "late">;

export function wantedOf(filter: ListFilter): Wanted {
  return {
    statuses: filter.statuses,
    department: filter.department || null,
    urgency: filter.urgency || null,
    late: filter.late,
  };
}

export function filterOfView(view: Wanted): ListFilter {
  return {
    ...NO_FILTER,
    statuses: TICKET_STATUSES.filter((one) => view.statuses.includes(one)),
    department: view.department ?? "",
    urgency: view.urgency ?? "",
    late: view.late,
  };
}

/** Whether the list shows what the view says, whatever is sought for in it besides. */
export function shows(view: Wanted, filter: ListFilter): boolean {
  const kept = { ...filter, text: "", citizen: "" };
  return JSON.stringify(queryOf(filterOfView(view))) === JSON.stringify(queryOf(kept));
}

function word(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
