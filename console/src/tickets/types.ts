import type { Answers, FilledForm } from "../forms/types";
import type { FileFacts } from "./attachments";

export type TicketStatus = (typeof TICKET_STATUSES)[number];

export type TicketType = "CONSULTATION" | "HELP" | "COMPLAINT" | "REPORT" | "SUGGESTION" | "PRAISE";

export type Urgency = "NORMAL" | "URGENT" | "EMERGENCY";

export const TICKET_STATUSES = [
  "TO_DISPATCH",
  "DISPATCHED",
  "IN_PROGRESS",
  "RETURN_ASKED",
  "DISPUTED",
  "SUSPENDED",
  "REPLIED",
  "FOLLOW_UP",
  "MERGED",
  "CLOSED",
  "ARCHIVED",
] as const;

export const TICKET_TYPES: readonly TicketType[] = [
  "CONSULTATION",
  "HELP",
  "COMPLAINT",
  "REPORT",
  "SUGGESTION",
  "PRAISE",
];

export const URGENCIES: readonly Urgency[] = ["NORMAL", "URGENT", "EMERGENCY"];

/** How a case went from department to department, and whose it is if nobody else is found. */
export interface CaseRounds {
  returns: number;
  mostReturns: number;
  rounds: {
    departmentCode: string;
    departmentName: string;
    dispatchedAt: string;
    signedAt: string | null;
    returnedAt: string | null;
    reason: string | null;
  }[];
  /** Whether the rules are asked now. */
  asked: boolean;
  whose: {
    rule: "FIRST_TAKER" | "LAST_RESORT";
    departmentCode: string;
    departmentName: string;
    signedAt: string | null;
    because: string | null;
  } | null;
}

export interface TicketLine {
  id: string;
  number: string;
  status: TicketStatus;
  type: TicketType;
  categoryName: string;
  urgency: Urgency;
  title: string;
  leadName: string | null;
  createdAt: string;
  dueAt: string | null;
  overdue: boolean;
  version: number;
}

/** What can be done with a case, by the names in its address and in `actions`. */
export const TICKET_ACTIONS = [
  "dispatch",
  "sign",
  "reply",
  "approve",
  "send-back",
  "close",
  "return",
  "accept-return",
  "refuse-return",
  "dispute",
  "arbitrate",
  "ask-extension",
  "grant-extension",
  "refuse-extension",
  "suspend",
  "resume",
  "contact",
  "hand-down",
  "back-up",
  "not-accept",
  "withdraw",
  "redo",
  "reopen",
  "name-co",
  "release-co",
  "co-sign",
  "contribute",
  "co-decline",
  "merge",
  "unmerge",
] as const;

export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** Why a department gives a case back (退单). */
export const RETURN_REASONS = [
  "NOT_OUR_DUTY",
  "NOT_OUR_AREA",
  "UNCLEAR",
  "DUPLICATE",
  "NOT_ACCEPTABLE",
  "OTHER",
] as const;

export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why the hotline does not accept a matter (不予受理). */
export const REFUSAL_GROUNDS = [
  "EMERGENCY_LINE",
  "IN_LITIGATION",
  "PETITION",
  "SECRET",
  "REPEATED",
  "NOT_GOVERNMENT",
] as const;

export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** What is asked, disputed or waited for. */
export interface Pending {
  kind: "return" | "dispute" | "extension" | "suspension";
  /** Of a return. */
  reason: ReturnReason | null;
  text: string;
  /** The department a return names. */
  suggested: string | null;
  suggestedName: string | null;
  /** Of an extension. */
  workingDays: number | null;
}

export interface Ticket {
  id: string;
  number: string;
  status: TicketStatus;
  type: TicketType;
  categoryCode: string;
  categoryName: string;
  urgency: Urgency;
  title: string;
  text: string;
  address: string | null;
  confidential: boolean;
  citizen: string | null;
  citizenName: string | null;
  contact: string | null;
  /** The one the citizen spoke for. */
  organisation: string | null;
  channel: string;
  createdAt: string;
  lead: string | null;
  leadName: string | null;
  signedAt: string | null;
  repliedAt: string | null;
  reply: string | null;
  dueAt: string | null;
  dueBecause: string | null;
  answeredDirectly: boolean;
  articleCode: string | null;
  satisfaction: string | null;
  closedAt: string | null;
  openedBy: string | null;
  pending: Pending | null;
  /** Null where the category asks nothing. */
  form: FilledForm | null;
  /** Departments that help the lead, or were asked to, in the order they were named. */
  coHandlers: CoHandler[];
  actions: TicketAction[];
  version: number;
}

/** A department that helps the lead (协办). */
export interface CoHandler {
  code: string;
  name: string;
  stand: "NAMED" | "SIGNED" | "CONTRIBUTED" | "DECLINED";
  namedAt: string;
  /** What it was named for. */
  note: string | null;
  signedAt: string | null;
  contributedAt: string | null;
  /** What it told the lead, or why it declined. */
  text: string | null;
}

/** A case that belongs to another; without id and title where the viewer may not open it. */
export interface TiedTicket {
  id: string | null;
  number: string;
  status: TicketStatus;
  title: string | null;
}

/** What a case is merged with (并单) and related to (关联). */
export interface Ties {
  main: TiedTicket | null;
  merged: TiedTicket[];
  related: TiedTicket[];
}

/** What must be done in time. */
export const DUTIES = ["DISPATCH", "SIGN", "FIRST_CONTACT", "REPLY", "REVIEW", "FOLLOW_UP"] as const;

export type Duty = (typeof DUTIES)[number];

/** The time of a duty on a case. */
export interface DutyClock {
  id: string;
  duty: Duty;
  departmentCode: string | null;
  /** Null for the desk. */
  department: string | null;
  state: "RUNNING" | "PAUSED" | "STOPPED";
  startedAt: string;
  dueAt: string;
  late: boolean;
  pausedAt: string | null;
  pauseReason: string | null;
  pausedSeconds: number;
  stoppedAt: string | null;
  outcome: "MET" | "LATE" | "DROPPED" | null;
  rules: number | null;
  because: string;
  steps: string[];
}

export interface TicketEvent {
  at: string;
  name: string;
  by: string | null;
  byName: string | null;
  details: Record<string, unknown>;
}

export type CommentAudience = "DESK" | "CASE" | "CITIZEN";

/** Something said beside a case. */
export interface Comment {
  id: string;
  audience: CommentAudience;
  text: string;
  at: string;
  byName: string | null;
  department: string | null;
  files: CommentFile[];
}

/** A file beneath a comment. */
export interface CommentFile extends FileFacts {
  /** There only was one. */
  removed: boolean;
}

/** Somebody else who has a case open. */
export interface Present {
  id: string;
  name: string;
  department: string | null;
  editing: boolean;
  since: string;
}

export interface NewTicket {
  citizen: string | null;
  interaction: string | null;
  channel: string;
  type: TicketType;
  categoryCode: string;
  urgency: Urgency;
  title: string;
  text: string;
  address: string | null;
  confidential: boolean;
  answers: Answers;
  organisation: string | null;
}
