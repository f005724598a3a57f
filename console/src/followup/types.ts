export interface FollowUpLine {
  ticket: string;
  number: string;
  title: string;
  department: string | null;
  askedAt: string;
  nextAt: string;
  calls: number;
  tries: number;
  /** What the citizen is written to in. */
  language: string;
  call: Reach;
  text: Reach;
  /** From when on they may be asked once more by text. */
  textAgainAt: string;
}

/** Whether a citizen may be reached in one way, as they and the city want it. */
export interface Reach {
  may: "NOW" | "LATER" | "NEVER";
  until: string | null;
}

export interface FollowUpRound {
  id: string;
  askedAt: string;
  endedAt: string | null;
  outcome: "RATED" | "NOT_CONTACTED" | "BY_HAND" | null;
  contacted: boolean | null;
  solved: boolean | null;
  grade: number | null;
  via: string | null;
  tries: number;
  sample: boolean;
  excluded: boolean;
}

export const EXCLUSION_GROUNDS = [
  "NO_LEGAL_BASIS",
  "LEGAL_PROCEEDINGS",
  "WRONG_DEPARTMENT",
  "MISTAKEN",
  "REPEATED",
  "ABUSE",
] as const;

export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

export interface Exclusion {
  id: string;
  ticket: string;
  number: string;
  title: string;
  department: string | null;
  grade: number | null;
  ground: ExclusionGround;
  evidence: string;
  keptAt: string | null;
  askedAt: string;
  askedBy: string | null;
  decision: { at: string; by: string | null; approved: boolean; note: string } | null;
  mayDecide: boolean;
}

/** What the citizen of a case said; `own`: the viewer's department handled it, and they only read. */
export interface FollowUps {
  own: boolean;
  rounds: { round: FollowUpRound; askedBy: string | null }[];
  exclusions: Exclusion[];
}
