import { onScopeDispose, ref } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import { readOnConnect } from "../live/live";
import { has } from "../session/session";
import type { Counts } from "./types";

const EVERY_MILLIS = 10 * 60_000;
const due = ref(0);
const inReview = ref(0);

/** What of the own department's knowledge is to be read: again soon, or before it is published. */
export function useOwned() {
  return { due, inReview };
}

/** Counts it for officers; to whoever sees to all departments the city's sum says nothing. */
export function followOwned(): void {
  if (!has("OFFICER")) {
    return;
  }
  const timer = setInterval(() => void countOwned(), EVERY_MILLIS);
  readOnConnect(() => void countOwned());
  onScopeDispose(() => clearInterval(timer));
}

/** What cannot be counted now is counted the next time: a figure at the edge is not worth an error. */
export async function countOwned(): Promise<void> {
  try {
    const counts = await api.get<Counts>("/knowledge/counts");
    due.value = counts.due;
    inReview.value = counts.inReview;
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}
