import type { TicketStatus, Urgency } from "./types";
import type { Shape, Tone } from "../ui/Status.vue";

/** Accent where the hotline is to act, warning where the department is; a shape of its own for each. */
export const STATUS_LOOKS: Record<TicketStatus, [Tone, Shape]> = {
  TO_DISPATCH: ["accent", "ring"],
  DISPATCHED: ["warn", "triangle"],
  IN_PROGRESS: ["warn", "half"],
  RETURN_ASKED: ["accent", "back"],
  DISPUTED: ["accent", "diamond"],
  SUSPENDED: ["calm", "pause"],
  REPLIED: ["accent", "square"],
  FOLLOW_UP: ["calm", "dot"],
  MERGED: ["calm", "join"],
  CLOSED: ["good", "check"],
  ARCHIVED: ["calm", "box"],
};

/** Nothing more happens by itself. */
export function isOver(status: TicketStatus): boolean {
  return status === "CLOSED" || status === "ARCHIVED";
}

export const URGENCY_LOOKS: Record<Urgency, [Tone, Shape]> = {
  NORMAL: ["calm", "bar"],
  URGENT: ["warn", "triangle"],
  EMERGENCY: ["bad", "triangle"],
};
