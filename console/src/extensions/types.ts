import type { Urgency } from "../tickets/types";

/** More time, asked for by a department: `dueAt` and `version` while it waits, then `decision`. */
export interface ExtensionRequest {
  ticket: string;
  number: string;
  title: string;
  urgency: Urgency;
  department: string | null;
  workingDays: number;
  reason: string | null;
  askedAt: string;
  askedBy: string | null;
  dueAt: string | null;
  version: number | null;
  decision: { at: string; by: string | null; granted: boolean; note: string | null } | null;
}
