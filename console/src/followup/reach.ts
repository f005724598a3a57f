import type { FollowUpLine } from "./types";

/** Whether a citizen can be asked once more by text: they want texts, and the last is long enough ago. */
export function mayText(one: Pick<FollowUpLine, "text" | "textAgainAt">, nowMillis: number): boolean {
  return one.text.may !== "NEVER" && Date.parse(one.textAgainAt) <= nowMillis;
}
