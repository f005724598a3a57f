import type { RowProblem } from "../api/types";
import type { Urgency } from "../tickets/types";

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
