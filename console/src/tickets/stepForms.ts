import { REFUSAL_GROUNDS, RETURN_REASONS, type TicketAction } from "./types";
import { instantOf } from "../time/format";
import { characters, LIMITS } from "./steps";

/** What a step asks for. Nothing at all: a plain confirmation. */
export interface StepForm {
  /** The list the reason is chosen from: its texts, and its codes. */
  codes?: { texts: "returnReason" | "refusalGround"; of: readonly string[] };
  /** Which departments can be named: every one, every other one, those below one's own, or those that help. */
  department?: { among: "all" | "others" | "below" | "helping"; optional?: boolean };
  /** Of another case. */
  number?: true;
  days?: { least: number; most: number };
  /** When it was, up to now. */
  at?: true;
  /** The name under which the server takes what is written. */
  text?: { as: "reason" | "note" | "text"; optional?: boolean; limit?: number };
}

export type FormField = "code" | "department" | "number" | "days" | "at" | "text";
export type FormValues = Record<FormField, string>;

/** Steps with a form of their own, which shows more than fields. */
export const OWN_FORMS = ["dispatch", "reply", "approve"] as const;
export type OwnStep = (typeof OWN_FORMS)[number];
export type PlainStep = Exclude<TicketAction, OwnStep>;

const REASON = { text: { as: "reason" } } as const satisfies StepForm;

export const STEP_FORMS: Record<PlainStep, StepForm> = {
  sign: {},
  "send-back": REASON,
  close: { text: { as: "note" } },
  return: {
    ...REASON,
    codes: { texts: "returnReason", of: RETURN_REASONS },
    department: { among: "others", optional: true },
  },
  "accept-return": {},
  "refuse-return": REASON,
  dispute: REASON,
  arbitrate: { ...REASON, department: { among: "all" } },
  "ask-extension": { ...REASON, days: { least: 1, most: 10 } },
  "grant-extension": {},
  "refuse-extension": REASON,
  suspend: REASON,
  resume: {},
  contact: { at: true, ...REASON },
  "hand-down": { department: { among: "below" }, text: { as: "reason", optional: true } },
  "back-up": REASON,
  "not-accept": { ...REASON, codes: { texts: "refusalGround", of: REFUSAL_GROUNDS } },
  withdraw: REASON,
  redo: REASON,
  reopen: REASON,
  "name-co": { department: { among: "others" }, text: { as: "reason", optional: true } },
  "release-co": { ...REASON, department: { among: "helping" } },
  "co-sign": {},
  contribute: { text: { as: "text", limit: LIMITS.reply } },
  "co-decline": REASON,
  merge: { ...REASON, number: true },
  unmerge: REASON,
};

/** What is to be done now, in the order of a row of chips; all others are found behind "more". */
export const MAIN_STEPS: readonly TicketAction[] = [
  "sign",
  "co-sign",
  "reply",
  "contribute",
  "resume",
  "contact",
  "dispatch",
  "approve",
  "send-back",
  "accept-return",
  "refuse-return",
  "arbitrate",
  "grant-extension",
  "refuse-extension",
  "redo",
];

export const SIDE_STEPS: readonly TicketAction[] = [
  "ask-extension",
  "return",
  "dispute",
  "suspend",
  "hand-down",
  "back-up",
  "not-accept",
  "withdraw",
  "close",
  "reopen",
  "name-co",
  "release-co",
  "co-decline",
  "merge",
  "unmerge",
];

/** Main steps that say no are never proposed, only chosen. */
const NEVER_PROPOSED: readonly TicketAction[] = ["contact", "send-back", "refuse-return", "refuse-extension", "redo"];

export function isPlain(step: TicketAction): step is PlainStep {
  return !(OWN_FORMS as readonly string[]).includes(step);
}

/** The step that lies open by itself; where there is little room, only what is a mere button. */
export function proposedStep(possible: readonly TicketAction[], folded: boolean): TicketAction | null {
  const first = MAIN_STEPS.find((one) => possible.includes(one) && !NEVER_PROPOSED.includes(one)) ?? null;
  return folded && first !== null && !isMereButton(first) ? null : first;
}

function isMereButton(step: TicketAction): boolean {
  return isPlain(step) && Object.keys(STEP_FORMS[step]).length === 0;
}

/** What is wrong with what was filled in, by field, as keys of texts. */
export function faultsOf(form: StepForm, values: FormValues): Partial<Record<FormField, string>> {
  const faults: Partial<Record<FormField, string>> = {};
  if (form.codes && !form.codes.of.includes(values.code)) {
    faults.code = "codeMissing";
  }
  if (form.department && !form.department.optional && values.department === "") {
    faults.department = "departmentMissing";
  }
  if (form.number && values.number.trim() === "") {
    faults.number = "numberMissing";
  }
  if (form.days && !isWithin(values.days, form.days)) {
    faults.days = "daysWrong";
  }
  if (form.at && !isPast(values.at)) {
    faults.at = "atWrong";
  }
  if (form.text && !form.text.optional && characters(values.text) === 0) {
    faults.text = "textMissing";
  }
  if (form.text && characters(values.text) > limitOf(form)) {
    faults.text = "textTooLong";
  }
  return faults;
}

/** How long what is written may be, in characters. */
export function limitOf(form: StepForm): number {
  return form.text?.limit ?? LIMITS.reason;
}

function isWithin(days: string, { least, most }: { least: number; most: number }): boolean {
  return /^\d{1,3}$/.test(days) && Number(days) >= least && Number(days) <= most;
}

function isPast(at: string): boolean {
  const instant = instantOf(at);
  return instant !== null && Date.parse(instant) <= Date.now();
}

/** What is sent; what is left empty is not. */
export function bodyOf(form: StepForm, values: FormValues): Record<string, unknown> {
  return {
    ...(form.codes && { reasonCode: values.code }),
    ...(form.department && values.department !== "" && { departmentCode: values.department }),
    ...(form.number && { number: values.number.trim() }),
    ...(form.days && { workingDays: Number(values.days) }),
    ...(form.at && { at: instantOf(values.at) }),
    ...(form.text && characters(values.text) > 0 && { [form.text.as]: values.text.trim() }),
  };
}
