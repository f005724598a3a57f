import { reactive, watch } from "vue";
import type { Call } from "./types";
import type { Answers } from "../forms/types";
import type { TicketType, Urgency } from "../tickets/types";

/** What an intake form holds; every field, so that nothing typed is ever lost. */
export interface IntakeForm {
  title: string;
  text: string;
  type: TicketType;
  categoryCode: string;
  /** Null follows the category. */
  urgency: Urgency | null;
  address: string;
  confidential: boolean;
  /** Null follows the category. */
  departmentCode: string | null;
  articleCode: string | null;
  articleTitle: string | null;
  answer: string;
  /** To what any category chosen so far has asked; only what the last one asks is sent. */
  answers: Answers;
  /** Code of the one the citizen speaks for; null for themselves. */
  organisation: string | null;
}

/** The contact a form belongs to, kept with it: after a reload the call itself may be gone. */
export interface DraftCall {
  id: string;
  from: string | null;
  startedAt: string;
  interactionId: string | null;
  citizenId: string | null;
}

export interface Draft {
  id: string;
  call: DraftCall;
  form: IntakeForm;
  /** Made when the form was first shown, sent with every try. */
  key: string;
  /** The article that was read out or sent to the citizen, and told as the one that helped. */
  helped: string | null;
  /** The ticket is there, its dispatch is not. */
  opened: { id: string; number: string; version: number } | null;
  /** What became of it. */
  done: { id: string; number: string; how: "answered" | "dispatched" | "opened" | "merged" } | null;
}

const PREFIX = "civicline.draft.";
const drafts = reactive(new Map<string, Draft>());
let owner = "";

export function emptyForm(): IntakeForm {
  return {
    title: "",
    text: "",
    type: "CONSULTATION",
    categoryCode: "",
    urgency: null,
    address: "",
    confidential: false,
    departmentCode: null,
    articleCode: null,
    articleTitle: null,
    answer: "",
    answers: {},
    organisation: null,
  };
}

/** Reads what this person left in this tab. */
export function loadDrafts(staffId: string): void {
  owner = staffId;
  drafts.clear();
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(prefix()))) {
    const stored = parsed(sessionStorage.getItem(key));
    if (stored) {
      drafts.set(stored.id, stored);
    }
  }
}

/** The form of a call; the same one as long as it is not finished with. */
export function draftOf(call: Call): Draft {
  const known = drafts.get(call.id);
  if (known) {
    known.call = snapshot(call);
    return known;
  }
  return put({
    id: call.id,
    call: snapshot(call),
    form: emptyForm(),
    key: crypto.randomUUID(),
    helped: null,
    opened: null,
    done: null,
  });
}

/** Another form for the same contact: people call about two things. */
export function anotherDraft(of: Draft): Draft {
  const count = [...drafts.values()].filter((one) => one.call.id === of.call.id).length;
  return put({
    ...of,
    id: `${of.call.id}#${count + 1}`,
    form: emptyForm(),
    key: crypto.randomUUID(),
    helped: null,
    opened: null,
    done: null,
  });
}

export function draft(id: string): Draft | undefined {
  return drafts.get(id);
}

/** Something is written and not submitted. */
export function isPending(one: Draft): boolean {
  const { title, text, address, answer } = one.form;
  return (
    one.done === null && (one.opened !== null || [title, text, address, answer].some((field) => field.trim() !== ""))
  );
}

export function pendingDrafts(): Draft[] {
  return [...drafts.values()]
    .filter(isPending)
    .sort((one, other) => other.call.startedAt.localeCompare(one.call.startedAt));
}

export function discard(one: Draft): void {
  drafts.delete(one.id);
  sessionStorage.removeItem(prefix() + one.id);
}

export function restore(one: Draft): void {
  put(one);
}

watch(
  drafts,
  () => {
    for (const one of drafts.values()) {
      sessionStorage.setItem(prefix() + one.id, JSON.stringify(one));
    }
  },
  { deep: true, flush: "sync" },
);

function put(one: Draft): Draft {
  drafts.set(one.id, one);
  return drafts.get(one.id)!;
}

function snapshot(call: Call): DraftCall {
  return {
    id: call.id,
    from: call.from,
    startedAt: call.startedAt,
    interactionId: call.interactionId,
    citizenId: call.citizen?.id ?? null,
  };
}

function prefix(): string {
  return `${PREFIX}${owner}.`;
}

function parsed(text: string | null): Draft | null {
  try {
    const value = JSON.parse(text ?? "null") as Draft | null;
    return value && value.id && value.call
      ? { ...value, helped: value.helped ?? null, form: { ...emptyForm(), ...value.form } }
      : null;
  } catch {
    return null;
  }
}
