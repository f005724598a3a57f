/** A version of some rules as it was published; nobody for the one an installation begins with. */
export interface Edition<R> {
  publishedAt: string;
  publishedBy: string | null;
  note: string;
  rules: R;
}

/** How time is counted, and how much of it there may be at most. */
export const MOST_TIME = {
  MINUTES: 9_999,
  HOURS: 9_999,
  WORKING_MINUTES: 9_999,
  WORKING_HOURS: 2_000,
  WORKING_DAYS: 250,
} as const;
export type TimeUnit = keyof typeof MOST_TIME;
export const TIME_UNITS = Object.keys(MOST_TIME) as TimeUnit[];
