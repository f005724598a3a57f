import type { Slice } from "../../src/api/types";
import type { Ticket } from "../../src/tickets/types";
import type { MockCity } from "./city";
import { TICKETS } from "./cases";

export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

/** A request, and the city it is asked of; `params` are the groups of the route's pattern. */
export interface Asked {
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The Idempotency-Key, or "". */
  key: string;
  city: MockCity;
}

/** The first route that fits a request answers it. */
export type Route = [method: string, path: RegExp, answer: (asked: Asked) => Answer | Promise<Answer>];

export const problem = (status: number, code: string, title: string, remedy: string, more: object = {}): Answer => ({
  status,
  body: { type: `urn:civicline:${code}`, title, status, code, remedy, ...more },
});

export function page<T extends { id?: string; number?: string | null }>(all: T[], query: URLSearchParams): Slice<T> {
  const size = Number(query.get("size") ?? 50);
  const from = Number(query.get("after") ?? 0);
  const next = from + size < all.length ? String(from + size) : null;
  return { items: all.slice(from, from + size), next };
}

export const one = (value: unknown): Answer =>
  value ? { body: value } : problem(404, "ticketing.unknown-citizen", "没有这位市民", "请核对号码。");

/** Of a case that is there. */
export function found(id: string, then: (ticket: Ticket) => Answer): Answer {
  const ticket = TICKETS.find((each) => each.id === id);
  return ticket
    ? then(ticket)
    : problem(404, "ticketing.unknown-ticket", "没有这张工单，或它不归您办理", "请核对工单号。");
}
