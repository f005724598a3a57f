import type { TicketType, Urgency } from "../tickets/types";

/** What triage says of what is written so far. */
export interface Triage {
  /** Of what was learnt; null while nothing is. */
  version: number | null;
  answers: TriageAnswer[];
}

export type TriageQuestion = "TYPE" | "CATEGORY" | "DEPARTMENT" | "URGENCY";

export interface TriageAnswer {
  question: TriageQuestion;
  /** Learnt from cases; else from the dispatch catalogue or a rule. */
  trained: boolean;
  /** Not sure enough to be taken without a person. */
  asksPerson: boolean;
  /** The likeliest first; never empty. */
  choices: TriageChoice[];
  /** Of the text, that made the difference. */
  words: string[];
  because: string | null;
}

export interface TriageChoice {
  code: TicketType | Urgency | string;
  /** Of a category or department. */
  name: string | null;
  /** 0 to 1; null for what was not learnt. */
  probability: number | null;
}

/** What was suggested and what was chosen in the end; says nothing of the case. */
export interface TriageUse {
  question: TriageQuestion | "ARTICLE";
  suggested: string;
  chosen: string | null;
  taken: boolean;
}
