import { computed, reactive } from "vue";
import { api } from "../api/client";
import type { Ticket, TicketAction } from "./types";

/** What a step says, as the server limits it, in characters as a reader counts them. */
export const LIMITS = { note: 1_000, reason: 1_000, reply: 4_000, comment: 1_000 } as const;

/** What somebody has begun to write or choose, kept while they look elsewhere: by ticket, step and field. */
const begun = reactive(new Map<string, string>());

export function useBegun(ticket: () => string, step: TicketAction) {
  const prefix = () => `${ticket()}/${step}/`;
  return {
    field: (name: string, proposed: () => string = () => "") =>
      computed({
        get: () => begun.get(prefix() + name) ?? proposed(),
        set: (value: string) => void begun.set(prefix() + name, value),
      }),
    clear: () => [...begun.keys()].filter((key) => key.startsWith(prefix())).forEach((key) => begun.delete(key)),
  };
}

export function takeStep(ticket: Ticket, step: TicketAction, body: Record<string, unknown> = {}): Promise<Ticket> {
  return api.post<Ticket>(`/tickets/${ticket.id}/${step}`, { ...body, version: ticket.version });
}

export function characters(text: string): number {
  return [...text.trim()].length;
}

/** Somebody else was quicker: what is on the screen is not what the server knows. */
export function isStale(code: string | undefined): boolean {
  return code === "ticketing.changed-meanwhile" || code === "ticketing.not-in-this-state";
}
