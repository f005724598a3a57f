import type { Ticket } from "../../src/tickets/types";
import { CITIZENS } from "./citizens";

/** Those the citizen of a ticket speaks for, and which of them stands there. */
export function organisationsOf(ticket: Ticket) {
  const theirs = CITIZENS.find((one) => one.id === ticket.citizen)?.organisations ?? [];
  return theirs.map((one) => ({ ...one, chosen: one.name === ticket.organisation }));
}

export function speaksFor(ticket: Ticket, code: unknown): void {
  const organisation = organisationsOf(ticket).find((one) => one.code === code)?.name ?? null;
  Object.assign(ticket, { version: ticket.version + 1, organisation });
}
