import type { Call } from "./types";

/** What was before this call: the server counts the call itself among a citizen's contacts as soon as it begins. */
export function earlier({ citizen, startedAt }: Call): { contacts: number; lastAt: string | null; known: boolean } {
  if (citizen === null) {
    return { contacts: 0, lastAt: null, known: false };
  }
  const counted = citizen.lastContactAt !== null && Date.parse(citizen.lastContactAt) >= Date.parse(startedAt) - 1_000;
  const contacts = Math.max(0, citizen.contacts - (counted ? 1 : 0));
  return { contacts, lastAt: counted ? null : citizen.lastContactAt, known: contacts > 0 || citizen.name !== null };
}
