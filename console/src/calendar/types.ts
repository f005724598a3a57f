/** The statutory calendar of a year: by notice, or the statutory days alone until the notice is out. */
export interface YearLine {
  year: number;
  version: number;
  standing: (typeof STANDINGS)[number];
  source: string;
}

export const STANDINGS = ["PUBLISHED", "PROVISIONAL"] as const;

/** A day that is not what its weekday says; `holiday` is a code, or a name of the city's own. */
export interface CalendarDay {
  day: string;
  works: boolean;
  holiday: string;
}

export interface CalendarYear extends YearLine {
  days: CalendarDay[];
}

/** What taking a year in did, or would do to the year in that version; 0 where nobody has planned it yet. */
export interface YearImport {
  year: number;
  version: number;
  imported: boolean;
  holidays: number;
  makeUpDays: number;
  added: CalendarDay[];
  removed: CalendarDay[];
  errors: { row: number; code: string; text: string }[];
}

/** Monday is 1. */
export interface Hours {
  weekday: number;
  opens: string;
  closes: string;
}

/** A day that the office itself works or not, whatever else is said. */
export interface OwnDay {
  day: string;
  works: boolean;
  note: string;
}

/** When an office opens; code `*` is the city. Version 0: it has no hours of its own yet. */
export interface Office {
  code: string;
  version: number;
  keepsHolidays: boolean;
  hours: Hours[];
  days: OwnDay[];
}

export const CITY = "*";
