import { characters, LIMITS } from "../tickets/steps";

/** Whether a text that must be written can be sent. */
export function written(text: string): boolean {
  const length = characters(text);
  return length > 0 && length <= LIMITS.reason;
}
