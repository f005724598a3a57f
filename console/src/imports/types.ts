/** Files that are taken in (docs/imports.md). */
export interface ImportColumn {
  code: string;
  label: string;
  required: boolean;
  hint: string;
  example: string;
}

export type ImportState = "READING" | "CHECKING" | "CHECKED" | "RUNNING" | "STOPPED" | "DONE" | "CANCELLED" | "REFUSED";

export interface ImportRun {
  id: string;
  kind: string;
  fileName: string;
  state: ImportState;
  uploadedBy: string | null;
  uploadedAt: string;
  note: string | null;
  startedBy: string | null;
  startedAt: string | null;
  endedAt: string | null;
  rows: number;
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  /** How many rows something is wrong with. */
  faulty: number;
  failure: { code: string; title: string; remedy: string } | null;
}

export interface ImportKind {
  kind: string;
  title: string;
  about: string;
  /** All rows are taken in together or none. */
  whole: boolean;
  columns: ImportColumn[];
  /** Newest first; only the first may be open. */
  runs: ImportRun[];
}

export interface ImportProblem {
  row: number;
  column: string | null;
  code: string;
  text: string;
  remedy: string;
}

const WORKING: readonly ImportState[] = ["READING", "CHECKING", "RUNNING"];
const OVER: readonly ImportState[] = ["DONE", "CANCELLED", "REFUSED"];

/** The machine is at it: its figures move. */
export const working = (run: ImportRun): boolean => WORKING.includes(run.state);

/** Another file may come in. */
export const over = (run: ImportRun): boolean => OVER.includes(run.state);

/** Of a hundred; rows with which something is wrong are not taken in. */
export function share(run: ImportRun): number {
  const all = run.state === "RUNNING" ? run.rows - run.faulty : run.rows;
  return all <= 0 ? 0 : Math.min(100, Math.floor((run.done * 100) / all));
}
