import type { TicketStatus, TicketType, Urgency } from "../tickets/types";

export type Unit = "CASES" | "PERCENT" | "HOURS";
export type Better = "MORE" | "LESS" | "NEITHER";

/** An entry of the catalogue: what a figure means and how it is counted. */
export interface Meaning {
  code: string;
  name: string;
  definition: string;
  rule: string;
  unit: Unit;
  better: Better;
  raw: string | null;
  sql: string;
}

/** A figure as it was counted; `share` is null of nothing. */
export interface Shown {
  part: number;
  whole: number;
  share: number | null;
}

/** A row a figure was counted from, by its case. */
export interface FigureLine {
  ticket: string;
  number: string;
  title: string;
  status: TicketStatus;
  type: TicketType;
  urgency: Urgency;
  categoryName: string;
  department: string | null;
  at: string;
  counts: boolean;
}

export type Standing = "BETTER" | "ALIKE" | "WORSE";
export type Level = "CITY" | "DISTRICT" | "STREET";

export interface LeagueRow {
  departmentCode: string;
  department: string;
  value: Shown;
  low: number;
  high: number;
  first: number;
  last: number;
  standing: Standing;
  raw: Shown | null;
}

export interface Unplaced {
  departmentCode: string;
  department: string;
  value: Shown;
  raw: Shown | null;
}

export interface LeagueGroup {
  level: Level;
  together: Shown;
  rows: LeagueRow[];
  unplaced: Unplaced[];
}

export interface LeagueTable {
  city: Shown;
  leastSample: number;
  groups: LeagueGroup[];
}

export interface Interval {
  low: number;
  high: number;
}

export interface SlowDepartment {
  departmentCode: string;
  department: string;
  value: Shown;
  interval: Interval;
  standing: Standing;
  toSign: Shown;
  inTime: Shown;
  /** What took most of its hours; null where all its cases are confidential. */
  matter: { categoryCode: string; category: string; value: Shown } | null;
}

export interface Slowest {
  city: Shown;
  leastSample: number;
  tooFew: number;
  rows: SlowDepartment[];
}

/** `value` is null where `whole` is too few to say anything. */
export interface EquityCell {
  figure: string;
  whole: number;
  value: number | null;
  raw: number | null;
  interval: Interval | null;
  standing: Standing | null;
}

export interface EquityGroup {
  code: string;
  asked: number;
  cells: EquityCell[];
}

export interface EquityComparison {
  /** The code of the group that the others are set against; it comes first. */
  against: string;
  groups: EquityGroup[];
}

export interface Equity {
  leastSample: number;
  channels: EquityComparison;
  needs: EquityComparison;
}

export interface DistrictRow {
  /** Null for cases whose address names no place. */
  placeCode: string | null;
  name: string;
  value: Shown;
  before: Shown | null;
}

export interface HotTopic {
  categoryCode: string;
  category: string;
  /** Null for the whole city. */
  placeCode: string | null;
  place: string | null;
  now: number;
  usual: number;
  before: number[];
  chance: number;
}

export interface Days {
  first: string;
  last: string;
}

export interface Trend {
  period: Days;
  step: "DAY" | "WEEK" | "MONTH";
  points: { from: string; value: Shown }[];
  now: Shown;
  before: Shown;
  yearBefore: Shown;
}

export interface ScoreLine {
  code: string;
  value: Shown;
  raw: Shown | null;
  before: Shown | null;
  yearBefore: Shown | null;
  city: Shown | null;
  standing: Standing | null;
}

export interface Scorecard {
  period: Days;
  departmentCode: string | null;
  leastSample: number;
  lines: ScoreLine[];
}
