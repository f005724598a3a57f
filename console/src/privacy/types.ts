/** What the server tells of personal data (docs/staff-api.md, Personal data). */
export interface Rule {
  kind: string;
  version: number;
  months: number;
  ground: string;
  proposedBy: string | null;
  proposedAt: string;
}

export interface Kind {
  rule: Rule;
  /** How many were past their time when they were last counted; null if they never were. */
  due: number | null;
  countedAt: string | null;
  proposed: Rule | null;
}

export interface Run {
  id: string;
  night: boolean;
  dry: boolean;
  askedAt: string;
  endedAt: string | null;
  failure: string | null;
  results: {
    kind: string;
    months: number;
    before: string;
    records: number;
    remaining: number | null;
    failure: string | null;
  }[];
}

export const GROUNDS = ["CONSENT_WITHDRAWN", "PURPOSE_MET", "TIME_OVER", "UNLAWFUL", "OTHER_LAW"] as const;
export type Ground = (typeof GROUNDS)[number];

export interface Erasure {
  id: string;
  citizen: string;
  ground: Ground;
  reason: string;
  askedBy: string | null;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decision: "ERASED" | "REFUSED" | null;
  note: string | null;
  records: number | null;
}

export interface ErasurePreview {
  records: Record<string, number>;
  openCases: number;
  asked: boolean;
}
