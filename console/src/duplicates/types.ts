import type { TicketStatus } from "../tickets/types";

/** An earlier case that is likely of the same event. */
export interface LikelyDuplicate {
  id: string;
  number: string;
  status: TicketStatus;
  title: string;
  categoryName: string;
  address: string | null;
  departmentName: string | null;
  createdAt: string;
  /** Of 100. */
  likeness: number;
  reasons: { kind: "PLACE" | "WORDS" | "CATEGORY" | "TIME" | "CITIZEN"; text: string }[];
}
