import { api } from "../api/client";

/** How somebody on the telephone is told what an article says. */
export type Means = "read-out" | "text";

/** What would be sent, and whether its receiver wants texts now. */
export interface TextPreview {
  text: string;
  whole: boolean;
  parts: number;
  may: "NOW" | "LATER" | "NOT";
  from: string | null;
  reason: string | null;
}

export type TextState = "QUEUED" | "SENDING" | "SENT" | "DELIVERED" | "FAILED" | "EXPIRED" | "NOT_ALLOWED";

export interface TextStanding {
  state: TextState;
  reason: string | null;
}

/** Nothing more will become of it. */
export function isSettled(state: TextState): boolean {
  return state !== "QUEUED" && state !== "SENDING" && state !== "SENT";
}

/** It did not get there. */
export function isLost(state: TextState): boolean {
  return state === "FAILED" || state === "EXPIRED" || state === "NOT_ALLOWED";
}

/** A telephone number that is known whole. */
export function isPhone(number: string | null | undefined): number is string {
  return /^\+?\d[\d\s-]{2,18}$/.test(number?.trim() ?? "");
}

/** Enough to recognise a number by. */
export function maskedPhone(number: string): string {
  return number.length >= 11
    ? `${number.slice(0, -8)}****${number.slice(-4)}`
    : "*".repeat(Math.max(0, number.length - 2)) + number.slice(-2);
}

/** Tells which article answered somebody and which stood first. They have their answer; that this fails is nobody's trouble. */
export function tellUsed(code: string, suggested: string): void {
  const use = { question: "ARTICLE", suggested, chosen: code, taken: code === suggested };
  api.post("/triage/uses", { version: null, uses: [use] }).catch(() => undefined);
}
