export const KINDS = ["HARASSMENT", "ABUSE", "FALSE_REPORT"] as const;
export type ConductKind = (typeof KINDS)[number];

/** What was proposed about how a citizen uses the hotline, and what came of it. */
export interface Conduct {
  id: string;
  citizen: string;
  kind: ConductKind;
  reason: string;
  /** Null for the system. */
  proposedBy: string | null;
  proposedAt: string;
  upheld: boolean | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  endsAt: string | null;
  appeal: string | null;
  appealedAt: string | null;
  lifted: boolean | null;
  appealDecidedBy: string | null;
  appealDecidedAt: string | null;
  appealReason: string | null;
}

/** Cases of one matter at one place, again and again. */
export interface Repeat {
  categoryCode: string;
  categoryName: string;
  address: string | null;
  times: number;
  lastAt: string;
  numbers: string[];
  tickets: string[];
}

/** What can be done about it, by the names of the texts. */
export type Act = "propose" | "uphold" | "reject" | "appeal" | "lift" | "keep";
