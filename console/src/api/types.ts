/** What the staff API's answers share (docs/staff-api.md); the rest is beside its feature. Times are ISO-8601 instants. */

export interface Slice<T> {
  items: T[];
  next: string | null;
}

/** What is wrong with one row of what somebody wants to set up; row 0 is the whole. */
export interface RowProblem {
  row: number;
  code: string;
  text: string;
}
