/** Reports that are sent regularly, field for field (docs/reports.md). */
export const RHYTHMS = ["DAILY", "WEEKLY", "MONTHLY"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const BREAKDOWNS = ["NONE", "DEPARTMENT", "CATEGORY", "DISTRICT", "DAY"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const RUN_STATES = ["WAITING", "SENDING", "SENT", "FAILED", "DOUBTFUL", "WITHHELD", "OVERTAKEN"] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface ReportReceiver {
  staff: string | null;
  address: string | null;
  name: string;
}

export interface ReportRun {
  id: string;
  receiver: string;
  first: string;
  last: string;
  dueAt: string;
  byHand: boolean;
  state: RunState;
  tries: number;
  nextAt: string | null;
  endedAt: string | null;
  trouble: { code: string; text: string; remedy: string } | null;
}

export interface Report {
  id: string;
  name: string;
  figures: string[];
  breakdown: Breakdown;
  departments: string[];
  language: "zh-CN" | "en";
  rhythm: Rhythm;
  day: number;
  /** Of the city, as 08:00. */
  time: string;
  workingDays: boolean;
  receivers: ReportReceiver[];
  paused: boolean;
  nextAt: string | null;
  owner: string;
  mine: boolean;
  deletable: boolean;
  last: ReportRun | null;
  version: number;
}

export interface ReportBoard {
  items: Report[];
  mailReady: boolean;
  /** To whose addresses reports may go beside those of staff. */
  domains: string[];
  mostFigures: number;
}

export interface ReceiverChoice {
  staff: string;
  name: string;
  department: string | null;
  reachable: boolean;
}

export interface ReportPreview {
  subject: string;
  html: string;
  text: string;
}
