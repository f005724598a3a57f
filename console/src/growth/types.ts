/** How often an article was used in some days, and what is thought of the version on show. */
export interface Used {
  code: string;
  version: number;
  title: string;
  departmentCode: string;
  reviewBy: string;
  shownFirst: number;
  quoted: number;
  opened: number;
  sent: number;
  endedCase: number;
  useful: number;
  useless: number;
}

export const WHYS = ["OUT_OF_DATE", "NOT_MY_QUESTION", "HARD_TO_UNDERSTAND", "NOT_WHERE_TO_GO"] as const;
export type Why = (typeof WHYS)[number];

export interface Opinion {
  useful: boolean;
  why: Why | null;
  note: string | null;
}

export interface ArticleUse {
  days: number;
  used: Used;
  why: Partial<Record<Why, number>>;
}

export interface OpinionNote {
  id: string;
  version: number;
  useful: boolean;
  why: Why | null;
  note: string;
  by: string | null;
  at: string;
}

/** By what the list is sorted, in the order of its columns. */
export const ORDERS = [
  "MOST_SHOWN",
  "MOST_OPENED",
  "LEAST_OPENED",
  "MOST_SENT",
  "MOST_ENDED",
  "MOST_USEFUL",
  "MOST_USELESS",
] as const;
export type UseOrder = (typeof ORDERS)[number];

/** The last so many days, today among them. */
export const WINDOWS = [7, 30, 90, 365] as const;

/** Recent cases that share their telling words. */
export interface Topic {
  id: string;
  label: string[];
  category: string;
  place: string | null;
  cases: number;
  lately: number;
  before: number;
  since: string;
}

export interface TopicCase {
  id: string;
  number: string;
  title: string;
  placeName: string | null;
  openedAt: string;
}

export const GAP_ORIGINS = ["SEARCHES", "ARTICLE", "TOPIC"] as const;
export const GAP_STATES = ["OPEN", "DRAFTED", "CLOSED", "DISMISSED"] as const;

/** Something that knowledge lacks, as far as it shows. */
export interface Gap {
  id: string;
  origin: (typeof GAP_ORIGINS)[number];
  label: string[];
  departmentCode: string | null;
  categoryCode: string | null;
  articleCode: string | null;
  articleTitle: string | null;
  count: number;
  examples: string[];
  since: string;
  state: (typeof GAP_STATES)[number];
  version: number;
  draftCode: string | null;
  edition: string | null;
  dismissedWhy: string | null;
  mayWrite: boolean;
}
