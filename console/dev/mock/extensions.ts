import type { ExtensionRequest } from "../../src/extensions/types";
import type { Ticket, TicketEvent } from "../../src/tickets/types";
import { TICKETS } from "./cases";
import { storyOf } from "./life";

/** Requests for more time, as the histories of the cases tell. */
export function extensions(decided: boolean): ExtensionRequest[] {
  return TICKETS.flatMap((ticket) => {
    const story = storyOf(ticket);
    return decided
      ? story
          .filter((one) => one.name === "extension-granted" || one.name === "extension-refused")
          .map((one) => request(ticket, story.slice(0, story.indexOf(one)), one))
      : ticket.pending?.kind === "extension"
        ? [request(ticket, story, null)]
        : [];
  });
}

function request(ticket: Ticket, story: TicketEvent[], decision: TicketEvent | null): ExtensionRequest {
  const asked = story.findLast((one) => one.name === "extension-asked")!;
  return {
    ticket: ticket.id,
    number: ticket.number,
    title: ticket.title,
    urgency: ticket.urgency,
    department: ticket.leadName,
    workingDays: Number(asked.details.workingDays),
    reason: String(asked.details.text),
    askedAt: asked.at,
    askedBy: asked.byName,
    dueAt: decision ? null : ticket.dueAt,
    version: decision ? null : ticket.version,
    decision: decision && {
      at: decision.at,
      by: decision.byName,
      granted: decision.name === "extension-granted",
      note: decision.details.text ? String(decision.details.text) : null,
    },
  };
}
