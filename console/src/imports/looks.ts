import type { Shape, Tone } from "../ui/Status.vue";
import type { ImportState } from "./types";

export const LOOKS: Record<ImportState, [Tone, Shape]> = {
  READING: ["accent", "half"],
  CHECKING: ["accent", "half"],
  CHECKED: ["warn", "ring"],
  RUNNING: ["accent", "half"],
  STOPPED: ["bad", "triangle"],
  DONE: ["good", "check"],
  CANCELLED: ["calm", "bar"],
  REFUSED: ["bad", "cross"],
};
