import type { TicketStatus, Urgency } from "../api/types";
import type { Shape, Tone } from "../ui/Status.vue";

export const STATUS_LOOKS: Record<TicketStatus, [Tone, Shape]> = {
  TO_DISPATCH: ["accent", "ring"],
  DISPATCHED: ["warn", "triangle"],
  IN_PROGRESS: ["warn", "half"],
  REPLIED: ["accent", "square"],
  FOLLOW_UP: ["calm", "dot"],
  CLOSED: ["good", "check"],
};

export const URGENCY_LOOKS: Record<Urgency, [Tone, Shape]> = {
  NORMAL: ["calm", "bar"],
  URGENT: ["warn", "triangle"],
  EMERGENCY: ["bad", "triangle"],
};
