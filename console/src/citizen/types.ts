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
  version: number;
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
