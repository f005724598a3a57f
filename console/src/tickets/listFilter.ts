import type { LocationQuery, LocationQueryRaw } from "vue-router";
import { TICKET_STATUSES, type TicketStatus } from "../api/types";
import type { Params } from "../api/client";

/** What a list shows; kept in the address, so that it can be sent, saved and gone back to. */
export interface ListFilter {
  statuses: TicketStatus[];
  department: string;
  citizen: string;
  text: string;
}

export const NO_FILTER: ListFilter = { statuses: [], department: "", citizen: "", text: "" };

export function filterOf(query: LocationQuery): ListFilter {
  const wanted = word(query.status).split(",");
  return {
    statuses: TICKET_STATUSES.filter((one) => wanted.includes(one)),
    department: word(query.department),
    citizen: word(query.citizen),
    text: word(query.q),
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
  };
}

export function isEmpty(filter: ListFilter): boolean {
  return Object.keys(queryOf(filter)).length === 0;
}

function word(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
