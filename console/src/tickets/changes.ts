import { inject, provide, type InjectionKey, type Ref } from "vue";
import type { Ticket, TicketEvent } from "./types";

/** What of a case people read, and so what they are shown where it differs from what they had before them. */
const FIELDS = [
  "status",
  "leadName",
  "dueAt",
  "urgency",
  "type",
  "categoryName",
  "title",
  "text",
  "address",
  "organisation",
  "pending",
  "reply",
  "form",
  "satisfaction",
] as const;
export type ChangedField = (typeof FIELDS)[number];

export interface Difference {
  field: ChangedField;
  before: string;
  after: string;
}

/** What others did to a case while it was on the screen. */
export interface Changes {
  events: TicketEvent[];
  differences: Difference[];
}

export interface Known {
  ticket: Ticket;
  history: TicketEvent[];
}

/** Nothing where the case is as it was shown. */
export function changesBetween(shown: Known, now: Known): Changes | null {
  if (shown.ticket.id !== now.ticket.id || shown.ticket.version === now.ticket.version) {
    return null;
  }
  const differences = FIELDS.map((field) => ({
    field,
    before: worded(shown.ticket, field),
    after: worded(now.ticket, field),
  })).filter((one) => one.before !== one.after);
  return { events: now.history.slice(shown.history.length), differences };
}

function worded(ticket: Ticket, field: ChangedField): string {
  switch (field) {
    case "pending":
      return ticket.pending ? ticket.pending.text : "";
    case "form":
      return (ticket.form?.answers ?? []).map((one) => `${one.question}：${one.text ?? "—"}`).join("\n");
    default:
      return ticket[field] ?? "";
  }
}

/** For the forms of a page that shows a case: what others did meanwhile, and the way to look for it. */
export interface CaseChanges {
  changes: Readonly<Ref<Changes | null>>;
  look: () => Promise<void>;
  /** A form shows them beside what was typed, so the page need not. */
  atStep: Ref<boolean>;
}

const KEY: InjectionKey<CaseChanges> = Symbol("changes of the case");

export function provideChanges(changes: CaseChanges): void {
  provide(KEY, changes);
}

export function useChanges(): CaseChanges | null {
  return inject(KEY, null);
}
