import type { CoHandler, Ticket } from "./types";

/** The departments that help and have not said yet what there is to say. */
export function owing(ticket: Ticket): CoHandler[] {
  return ticket.coHandlers.filter((one) => one.stand === "NAMED" || one.stand === "SIGNED");
}
