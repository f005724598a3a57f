import type { RowProblem } from "../api/types";

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
