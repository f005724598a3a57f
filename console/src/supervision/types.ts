import type { Duty, TicketStatus, Urgency } from "../tickets/types";

/** 催办, 督办, 通报. */
export const SUPERVISION_LEVELS = ["URGE", "SUPERVISE", "NOTICE"] as const;

export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];

/** Somebody is urged about a duty and is to answer. */
export interface Supervision {
  id: string;
  ticket: string;
  number: string;
  /** Null, as the reason, for an officer whose department does not have the case any more. */
  title: string | null;
  departmentCode: string | null;
  /** Null for the desk. */
  department: string | null;
  duty: Duty;
  level: SupervisionLevel;
  raisedAt: string;
  levelAt: string;
  /** Null for the system. */
  raisedBy: string | null;
  reason: string | null;
  people: string[];
  answerBy: string;
  overdue: boolean;
  answeredAt: string | null;
  answeredBy: string | null;
  answer: string | null;
  mayAnswer: boolean;
}

export interface SupervisionPerson {
  id: string;
  name: string;
  department: string | null;
}

/** A department's clocks of one kind. */
export interface MonitoredRow {
  departmentCode: string | null;
  department: string | null;
  duty: Duty;
  running: number;
  yellow: number;
  red: number;
  paused: number;
  worstLateSeconds: number;
  supervised: number;
}

/** A clock that has not stopped, with its case. */
export interface MonitoredLine {
  ticket: string;
  number: string;
  title: string;
  status: TicketStatus;
  urgency: Urgency;
  categoryName: string;
  duty: Duty;
  departmentCode: string | null;
  department: string | null;
  startedAt: string;
  dueAt: string;
  colour: "GREEN" | "YELLOW" | "RED" | "PAUSED";
  lateSeconds: number;
  supervised: SupervisionLevel | null;
}
