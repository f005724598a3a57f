/** The staff API's data, field for field (docs/staff-api.md). Times are ISO-8601 instants. */

export type Role = "AGENT" | "OFFICER" | "SUPERVISOR" | "LEADER" | "SYSTEM_ADMIN" | "SECURITY_ADMIN" | "AUDIT_ADMIN";

export interface City {
  name: string;
  nameEn: string;
  /** IANA name of the city's time zone. */
  zone: string;
}

export interface Me {
  id: string;
  username: string;
  number: string;
  displayName: string;
  displayNameEn: string | null;
  departmentCode: string;
  departmentName: string;
  roles: Role[];
  sampleCity: boolean;
  city: City;
}

export interface Slice<T> {
  items: T[];
  next: string | null;
}

export type AgentStatus = "NOT_READY" | "READY" | "OFFERED" | "BUSY" | "WRAP_UP";

export interface AgentState {
  status: AgentStatus;
  reason: string | null;
  since: string;
  /** When the state ends by itself; absent where the server does not say. */
  until?: string | null;
  line: boolean;
  item: string | null;
}

export interface QueueFigures {
  waiting: number;
  longestWaitSeconds: number;
  offeredToday: number;
  answeredToday: number;
  answeredInTargetToday: number;
  abandonedToday: number;
  targetSeconds: number;
}

export interface AgentLine {
  staff: { id: string; number: string; displayName: string };
  status: AgentStatus;
  reason: string | null;
  since: string;
  call: { id: string; from: string | null; since: string } | null;
}

export interface SoftphoneCredential {
  username: string;
  password: string;
  domain: string;
  wsUrl: string;
  iceServers: RTCIceServer[];
  expiresAt: string;
}

export interface Profile {
  language: string;
  voice: boolean;
  sms: boolean;
  largePrint: boolean;
  /** The time of day at which they are not disturbed; null for none. */
  quiet: { from: string; until: string } | null;
}

export interface CitizenCard {
  id: string;
  name: string | null;
  primary: { kind: string; value: string };
  profile: Profile;
  contacts: number;
  openTickets: number;
  lastContactAt: string | null;
  needs: Need[];
  organisations: { code: string; name: string }[];
  /** What a supervisor has decided and holds now. */
  conduct: { kind: "HARASSMENT" | "ABUSE" | "FALSE_REPORT"; until: string } | null;
}

/** Two records of one person, joined; perhaps taken apart again. */
export interface CitizenMerge {
  id: string;
  kept: string;
  merged: string;
  reason: string;
  mergedBy: string | null;
  mergedAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
  undoneReason: string | null;
}

/** What whoever talks to somebody is to know before. */
export const NEEDS = [
  "ELDERLY",
  "BLIND",
  "LOW_VISION",
  "DEAF",
  "HARD_OF_HEARING",
  "SPEECH",
  "WHEELCHAIR",
  "INTERPRETER",
  "PROXY",
] as const;
export type Need = (typeof NEEDS)[number];

export type CallState = "WAITING" | "RINGING" | "TALKING" | "ENDED";

export interface Call {
  id: string;
  state: CallState;
  from: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  waitedSeconds: number;
  interactionId: string | null;
  offerId: string | null;
  citizen: CitizenCard | null;
  tickets: TicketLine[];
}

/** A call shown on this screen goes on to its next step. */
export interface CallMoved {
  callId: string;
  state: CallState;
  answeredAt: string | null;
  endedAt: string | null;
}

export interface TimelineEntry {
  id: string;
  kind: "interaction" | "ticket-event";
  at: string;
  what: string;
  interaction: string | null;
  ticket: string | null;
  details: {
    text?: string | null;
    result?: string | null;
    seconds?: number | null;
    staffName?: string | null;
    recording?: boolean;
    ticketNumbers?: string[];
    number?: string;
    title?: string;
    departmentName?: string | null;
    grade?: string | number | null;
    via?: string | null;
    [more: string]: unknown;
  };
}

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

export interface Category {
  code: string;
  name: string;
  nameEn: string | null;
  parentCode: string | null;
  urgency: Urgency;
}

export interface Place {
  code: string;
  name: string;
  nameEn: string | null;
  kind: "DISTRICT" | "STREET" | "COMMUNITY";
  parentCode: string | null;
}

/** Whose a case is by the dispatch catalogue, and why, in the reader's language. */
export interface Suggestion {
  departmentCode: string;
  departmentName: string;
  number: number;
  because: string;
  /** The place recognised in the address. */
  placeName: string | null;
}

export const ENTRY_STANDINGS = ["IN_FORCE", "NOT_YET", "NO_LONGER", "WITHDRAWN"] as const;

export interface CatalogueEntry {
  number: number;
  version: number;
  categoryCode: string;
  categoryName: string;
  /** Null for the whole city. */
  placeCode: string | null;
  placeName: string;
  departmentCode: string;
  departmentName: string;
  basis: string | null;
  remark: string | null;
  validFrom: string;
  validUntil: string | null;
  /** It only says who has what no department takes. */
  lastResort: boolean;
  standing: (typeof ENTRY_STANDINGS)[number];
  disputes: number;
}

/** More time, asked for by a department: `dueAt` and `version` while it waits, then `decision`. */
export interface ExtensionRequest {
  ticket: string;
  number: string;
  title: string;
  urgency: Urgency;
  department: string | null;
  workingDays: number;
  reason: string | null;
  askedAt: string;
  askedBy: string | null;
  dueAt: string | null;
  version: number | null;
  decision: { at: string; by: string | null; granted: boolean; note: string | null } | null;
}

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

/** What the disputes speak for: the entry changed, or one more for what its cases share. */
export interface EntryProposal {
  change: boolean;
  categoryCode: string;
  categoryName: string;
  placeCode: string | null;
  placeName: string;
  departmentCode: string;
  departmentName: string;
  disputes: number;
  of: number;
}

export interface CatalogueEntryView {
  entry: CatalogueEntry;
  versions: { entry: CatalogueEntry; writtenAt: string; writtenBy: string | null; note: string }[];
  /** Empty for who may not see cases. */
  disputed: {
    ticket: string;
    ticketNumber: string;
    kind: "RETURNED" | "ARBITRATED";
    at: string;
    departmentName: string | null;
    placeName: string | null;
    reason: string;
  }[];
  proposal: EntryProposal | null;
}

/** An entry while somebody writes it; empty is not said. */
export interface EntryDraft {
  category: string;
  place: string;
  department: string;
  basis: string;
  remark: string;
  validFrom: string;
  validUntil: string;
  lastResort: boolean;
}

export interface EntryChange {
  written: boolean;
  added: number;
  changed: number;
  unchanged: number;
  numbers: number[];
  errors: RowProblem[];
}

export interface Department {
  code: string;
  name: string;
  nameEn: string | null;
  level: "CITY" | "DISTRICT" | "STREET";
  parentCode: string | null;
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

/** A filter of the list of cases, kept by a name. */
export interface SavedView {
  id: string;
  name: string;
  /** With the department of whoever made it. */
  shared: boolean;
  statuses: TicketStatus[];
  department: string | null;
  urgency: Urgency | null;
  late: boolean;
  /** What the reader's list begins with. */
  first: boolean;
  changeable: boolean;
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

/** The datatypes of Open311's service definitions. */
export const DATATYPES = ["STRING", "NUMBER", "DATETIME", "TEXT", "SINGLEVALUELIST", "MULTIVALUELIST"] as const;
export type Datatype = (typeof DATATYPES)[number];

/** What a category asks beyond text and place. */
export interface Question {
  code: string;
  datatype: Datatype;
  required: boolean;
  name: string;
  nameEn: string | null;
  hint: string | null;
  hintEn: string | null;
  /** Says who somebody is. */
  personal: boolean;
  choices: { key: string; name: string; nameEn: string | null }[];
}

/** By the code of the question. */
export type Answers = Record<string, string[]>;

export interface CategoryForm {
  categoryCode: string;
  parts: { categoryCode: string; version: number }[];
  questions: Question[];
}

export interface FormVersion {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
  note: string;
  questions: Question[];
}

/** What is wrong with one row of what somebody wants to set up; row 0 is the whole. */
export interface RowProblem {
  row: number;
  code: string;
  text: string;
}

export interface FormChange {
  version: number;
  published: boolean;
  questions: Question[];
  errors: RowProblem[];
}

/** A case's form, filled in, in the reader's language. */
export interface FilledForm {
  answers: { code: string; question: string; text: string | null; personal: boolean }[];
  missing: string[];
  changeable: boolean;
}

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

/** What every list shows of a file. */
export interface FileFacts {
  id: string;
  name: string;
  kind: "JPEG" | "PNG" | "PDF" | "DOCX" | "XLSX" | "MP3" | "WAV" | "TEXT";
  bytes: number;
  /** There is a small one of it to be shown. */
  picture: boolean;
}

/** A file beneath a comment. */
export interface CommentFile extends FileFacts {
  /** There only was one. */
  removed: boolean;
}

/** A file on a case. */
export interface Attachment extends FileFacts {
  /** None while it waits for its comment. */
  audience: CommentAudience | null;
  /** The comment it came with. */
  comment: string | null;
  at: string;
  byName: string | null;
  department: string | null;
  removedAt: string | null;
  removedByName: string | null;
  removable: boolean;
}

/** A text to reply with. */
export interface ReplyTemplate {
  id: string;
  name: string;
  shared: boolean;
  categoryCode: string | null;
  categoryName: string | null;
  text: string;
  textEn: string | null;
  changeable: boolean;
  version: number;
}

/** The same as a case fills it; suggested where it is made for the case's category. */
export interface FilledTemplate {
  id: string;
  name: string;
  shared: boolean;
  suggested: boolean;
  text: string;
  textEn: string | null;
}

export type MacroStepKind = "SIGN" | "REPLY" | "DISPATCH" | "COMMENT" | "RELATE";

/** A step of a macro; each kind has its own part. */
export interface MacroStep {
  kind: MacroStepKind;
  departmentCode: string | null;
  departmentName: string | null;
  text: string | null;
  template: string | null;
  audience: CommentAudience | null;
  number: string | null;
}

/** One being written. */
export interface MacroStepDraft {
  kind: MacroStepKind;
  departmentCode: string;
  text: string;
  template: string;
  audience: CommentAudience | null;
  number: string;
}

/** Steps that are taken together. */
export interface Macro {
  id: string;
  name: string;
  shared: boolean;
  steps: MacroStep[];
  /** It can be run on several cases at once. */
  forMany: boolean;
  changeable: boolean;
  version: number;
}

/** What came of a step, or would. */
export interface MacroTold {
  step: MacroStep;
  standing: "DONE" | "REFUSED" | "UNDONE" | "NOT_TRIED";
  problem: { title: string; remedy: string } | null;
}

export interface MacroResult {
  done: boolean;
  steps: MacroTold[];
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

export interface KnowledgeHit {
  code: string;
  title: string;
  departmentCode: string;
  departmentName: string;
  passage: string;
  highlights: [number, number][];
  score: number;
}

export interface Article {
  code: string;
  version: number;
  title: string;
  titleEn: string | null;
  departmentCode: string;
  categoryCode: string;
  keywords: string[];
  body: string;
  html: string;
  validFrom: string;
  reviewBy: string;
  visibility: "PUBLIC" | "STAFF";
  timesUsed: number;
}

/** The three rates over some follow-ups; `satisfied` is the sum of what the grades weigh. */
export interface RateSample {
  counted: number;
  askedContact: number;
  contacted: number;
  solved: number;
  satisfied: number;
  composite: number | null;
}

/** Raw beside adjusted, by one version of the rules. */
export interface Rates {
  raw: RateSample;
  adjusted: RateSample;
  rules: number;
  silent: number;
  excluded: number;
}

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

export interface Dashboard {
  /** What the figures are of, but for today's and what is so now. */
  period: { from: string; until: string };
  rates: Rates;
  today: { opened: number; answeredDirectly: number; closed: number; overdue: number };
  queue: Partial<QueueFigures> & Record<string, number>;
  byStatus: Partial<Record<TicketStatus, number>>;
  byType: Partial<Record<TicketType, number>>;
  perDay: { day: string; opened: number; closed: number }[];
  topics: { categoryCode: string; categoryName: string; count: number }[];
}

export interface SystemComponent {
  name: string;
  status: string;
  detail: Record<string, unknown> | string | null;
}

export interface Account {
  staff: {
    id: string;
    username: string;
    number: string;
    displayName: string;
    displayNameEn: string | null;
    departmentCode: string;
    roles: Role[];
  };
  departmentName: string;
  departmentNameEn: string | null;
  enabled: boolean;
  /** For its first sign-in: there is no password yet. */
  waiting: boolean;
  /** Where reports reach them. */
  email: string | null;
  locked: boolean;
  lockedUntil: string | null;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: string | null;
  action: string;
  subject: string;
  details: string;
  /** The batch that covers it, or null while it waits for one. */
  seal: number | null;
}

export type AuditVerification =
  { intact: true; entries: number } | { intact: false; count: number; damages: { kind: string; reason: string }[] };

/** What the server pushes (docs/staff-api.md, Push). */
export type News =
  | { type: "offer"; call: Call }
  | { type: "offer-withdrawn"; callId: string; reason: string }
  | ({ type: "call" } & CallMoved)
  | { type: "agent-state"; state: AgentState }
  | ({ type: "queue" } & QueueFigures)
  | { type: "ticket"; id: string; number: string; status: TicketStatus }
  | { type: "case"; id: string; what: "presence" | "comments" | "attachments" }
  | {
      type: "alert";
      kind: "yellow" | "red" | "urge" | "supervise" | "notice" | "answered";
      ticket: string;
      number: string;
      cases: number;
    }
  | { type: "webhook"; name: string; because: "FAILING" | "GONE" }
  | { type: "component"; name: string; status: "UP" | "DOWN"; text: string };

export type NewsType = News["type"];
export type NewsOf<T extends NewsType> = Extract<News, { type: T }>;
