import type { Pending, Ticket, TicketAction, TicketEvent } from "./types";

/** What began each kind of waiting; a return that was made too often is a dispute from the start. */
const BEGUN_BY: Record<Pending["kind"], readonly string[]> = {
  return: ["return-asked"],
  dispute: ["disputed", "return-asked"],
  extension: ["extension-asked"],
  suspension: ["suspended"],
};

/** The steps by which somebody decides on it. */
const DECIDED_BY: Record<Pending["kind"], readonly TicketAction[]> = {
  return: ["accept-return"],
  dispute: ["arbitrate"],
  extension: ["grant-extension"],
  suspension: ["resume"],
};

/** After these what a return once suggested is of no account. */
const ENDS_A_RETURN = new Set(["dispatched", "arbitrated", "handed-down", "redone", "reopened"]);

/** The step that put the case where it waits now. */
export function begunBy(pending: Pending, history: readonly TicketEvent[]): TicketEvent | undefined {
  return history.findLast((event) => BEGUN_BY[pending.kind].includes(event.name));
}

export function isForViewer(ticket: Ticket): boolean {
  const kind = ticket.pending?.kind;
  return kind !== undefined && DECIDED_BY[kind].some((step) => ticket.actions.includes(step));
}

/** What was said of the return that is now in dispute: why it was asked for, and why it was refused. */
export function beforeDispute(history: readonly TicketEvent[]): TicketEvent[] {
  const disputed = history.findLastIndex((event) => event.name === "disputed");
  if (disputed < 0) {
    return [];
  }
  const earlier = history.slice(0, disputed);
  return ["return-asked", "return-refused"]
    .map((name) => earlier.findLast((event) => event.name === name))
    .filter((event) => event !== undefined);
}

/** Whose the case is, as the last department that gave it back sees it; nothing once it has gone on from there. */
export function suggestedDepartment(history: readonly TicketEvent[]): string | null {
  const last = history.findLast((event) => ENDS_A_RETURN.has(event.name) || event.name === "return-asked");
  const suggested = last && !ENDS_A_RETURN.has(last.name) ? last.details.suggested : null;
  return typeof suggested === "string" ? suggested : null;
}
