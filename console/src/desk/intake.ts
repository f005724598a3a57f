import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { Suggestion } from "../catalogue/types";
import type { Question } from "../forms/types";
import type { NewTicket, Ticket, Urgency } from "../tickets/types";
import { answersTo } from "../forms/questions";
import { category } from "../tickets/catalogue";
import type { Draft, IntakeForm } from "./drafts";

/** Limits of the ticket core, in characters as a reader counts them. */
export const LIMITS = { title: 100, text: 4_000, address: 200, answer: 4_000 } as const;

export type FieldName = "title" | "text" | "categoryCode" | "address" | "answer" | "departmentCode";
export type FieldError = "missing" | "tooLong";

/** As the server counts: an emoji is one. */
export function length(text: string): number {
  return [...text].length;
}

export function urgencyOf(form: IntakeForm): Urgency {
  return form.urgency ?? category(form.categoryCode)?.urgency ?? "NORMAL";
}

/** The informant of a report is always hidden. */
export function confidentialOf(form: IntakeForm): boolean {
  return form.confidential || form.type === "REPORT";
}

/** The department chosen, or the one the dispatch catalogue suggests. */
export function departmentOf(form: IntakeForm, suggestion: Suggestion | null): string | null {
  return form.departmentCode ?? suggestion?.departmentCode ?? null;
}

export function check(form: IntakeForm, answering: boolean): Partial<Record<FieldName, FieldError>> {
  const errors: Partial<Record<FieldName, FieldError>> = {};
  for (const name of ["title", "text"] as const) {
    if (form[name].trim() === "") {
      errors[name] = "missing";
    }
  }
  if (form.categoryCode === "") {
    errors.categoryCode = "missing";
  }
  if (answering && form.answer.trim() === "") {
    errors.answer = "missing";
  }
  for (const name of ["title", "text", "address", "answer"] as const) {
    if (length(form[name].trim()) > LIMITS[name]) {
      errors[name] = "tooLong";
    }
  }
  return errors;
}

/** Opens the ticket and closes it with the answer given on the spot. */
export async function answerDirectly(draft: Draft, questions: readonly Question[] = []): Promise<Ticket> {
  const ticket = await api.post<Ticket>(
    "/tickets/answered",
    { ...newTicket(draft, questions), articleCode: draft.form.articleCode, answer: draft.form.answer.trim() },
    { idempotencyKey: draft.key },
  );
  draft.done = { id: ticket.id, number: ticket.number, how: "answered" };
  return ticket;
}

/**
 * Opens the ticket and gives it to the department. If only the first of both works, a retry does only the second; without
 * a department the ticket waits to be dispatched.
 */
export async function openAndDispatch(
  draft: Draft,
  questions: readonly Question[] = [],
  suggestion: Suggestion | null = null,
): Promise<void> {
  const { id, number, version } = await opened(draft, questions);
  const departmentCode = departmentOf(draft.form, suggestion);
  if (departmentCode !== null) {
    await dispatch(draft, { id, number, version }, departmentCode);
  }
  draft.done = { id, number, how: departmentCode === null ? "opened" : "dispatched" };
}

/** Opens the ticket and merges it into an earlier one of the same event. A retry does only what is not done yet. */
export async function openAndMerge(
  draft: Draft,
  questions: readonly Question[],
  into: { number: string; reason: string },
): Promise<void> {
  const { id, number, version } = await opened(draft, questions);
  await api.post<Ticket>(`/tickets/${id}/merge`, { ...into, version });
  draft.done = { id, number, how: "merged" };
}

async function opened(draft: Draft, questions: readonly Question[]): Promise<NonNullable<Draft["opened"]>> {
  if (draft.opened === null) {
    const ticket = await api.post<Ticket>("/tickets", newTicket(draft, questions), { idempotencyKey: draft.key });
    draft.opened = { id: ticket.id, number: ticket.number, version: ticket.version };
  }
  return draft.opened;
}

async function dispatch(draft: Draft, opened: NonNullable<Draft["opened"]>, departmentCode: string): Promise<void> {
  try {
    await api.post<Ticket>(`/tickets/${opened.id}/dispatch`, { departmentCode, note: null, version: opened.version });
  } catch (error) {
    if (error instanceof ApiFailure && error.problem.code === "ticketing.changed-meanwhile") {
      const now = await api.get<Ticket>(`/tickets/${opened.id}`);
      draft.opened = { ...opened, version: now.version };
    }
    throw error;
  }
}

function newTicket({ call, form }: Draft, questions: readonly Question[]): NewTicket {
  return {
    citizen: call.citizenId,
    interaction: call.interactionId,
    channel: "PHONE",
    type: form.type,
    categoryCode: form.categoryCode,
    urgency: urgencyOf(form),
    title: form.title.trim(),
    text: form.text.trim(),
    address: form.address.trim() || null,
    confidential: confidentialOf(form),
    answers: answersTo(questions, form.answers),
    organisation: form.organisation,
  };
}
