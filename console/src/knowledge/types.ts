import type { FileKind } from "../files/files";

export interface KnowledgeHit {
  code: string;
  title: string;
  departmentCode: string;
  departmentName: string;
  passage: string;
  highlights: [number, number][];
  score: number;
}

/** A file that readers of an article download; its name is what people read. */
export interface AttachedFile {
  id: string;
  name: string;
  kind: FileKind;
  bytes: number;
}

export type Visibility = "PUBLIC" | "STAFF" | "DEPARTMENT";

/** A service a department offers, part by part. */
export interface ServiceItem {
  conditions: string[];
  materials: string[];
  steps: string[];
  basis: string[];
  timeLimit: string | null;
  fee: string | null;
  places: string[];
  forms: string[];
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
  htmlEn: string | null;
  besides: { service: ServiceItem | null; bodyEn: string | null; spoken: string | null };
  validFrom: string;
  reviewBy: string;
  visibility: Visibility;
  timesUsed: number;
  files: AttachedFile[];
}

/** What an edition says; the text of a service item is made from its form. */
export interface Content {
  title: string;
  titleEn: string | null;
  categoryCode: string;
  keywords: string[];
  body: string;
  service: ServiceItem | null;
  bodyEn: string | null;
  spoken: string | null;
  visibility: Visibility;
  reviewBy: string | null;
}

export type EditionState = "DRAFT" | "IN_REVIEW" | "SCHEDULED";

export interface Edition {
  id: string;
  code: string;
  baseVersion: number | null;
  departmentCode: string;
  state: EditionState;
  version: number;
  content: Content;
  writers: string[];
  changedBy: string | null;
  changedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  note: string | null;
  returnedWhy: string | null;
  approvedBy: string | null;
  publishOn: string | null;
  files: AttachedFile[];
  /** Bytes of one file, and how many there may be. */
  fileLimits: { largest: number; most: number };
  mayWrite: boolean;
  mayReview: boolean;
}

export interface EditionLine {
  id: string;
  code: string;
  title: string;
  baseVersion: number | null;
  departmentCode: string;
  state: EditionState;
  service: boolean;
  changedBy: string | null;
  changedAt: string;
  submittedBy: string | null;
  publishOn: string | null;
  returned: boolean;
}

/** What an article made from a file would say, and what was not taken over as it was. */
export interface DraftFile {
  title: string;
  body: string;
  html: string;
  notes: { kind: string; count: number; quote: string | null }[];
}

/** How a published article stands. */
export interface Standing {
  code: string;
  version: number;
  title: string;
  departmentCode: string;
  categoryCode: string;
  visibility: Visibility;
  service: boolean;
  reviewBy: string;
  publishedAt: string;
  timesUsed: number;
  withdrawn: { at: string; why: string } | null;
}

export type Which = "PUBLISHED" | "DUE" | "WITHDRAWN";

export interface Counts {
  published: number;
  due: number;
  withdrawn: number;
  drafts: number;
  inReview: number;
  scheduled: number;
}

export interface Finding {
  kind: string;
  must: boolean;
  quote: string | null;
}

export interface Preview {
  html: string;
  htmlEn: string | null;
  findings: Finding[];
  similar: { code: string; title: string; departmentCode: string; percent: number }[];
}

export interface Piece {
  text: string;
  changed: boolean;
}

export interface LineDifference {
  kind: "SAME" | "CHANGED" | "ADDED" | "REMOVED";
  before: Piece[];
  after: Piece[];
}

/** What became of one part of an article. */
export interface Comparison {
  field: string;
  lines: LineDifference[];
}

export interface ArticleVersion {
  version: number;
  title: string;
  publishedAt: string;
  writtenBy: string | null;
  approvedBy: string | null;
  note: string | null;
}

export interface ArticleLife {
  article: Standing;
  withdrawn: { at: string; by: string | null; why: string } | null;
  edition: { id: string; state: EditionState } | null;
  mayWrite: boolean;
  versions: ArticleVersion[];
}

export interface ArticleAct {
  id: string;
  at: string;
  act: string;
  by: string | null;
  version: number | null;
  note: string | null;
}

/** What is said to a question: `sure` when the first of the closest articles is the answer. */
export interface Said {
  sure: boolean;
  nearest: Quoted[];
}

export type Quoted = Omit<KnowledgeHit, "score"> & { version: number; validFrom: string; reviewBy: string };
