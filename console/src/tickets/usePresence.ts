import { onScopeDispose, shallowRef, watch } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { Present } from "./types";
import { onNews, readOnConnect } from "../live/live";

/** A third of how long the server believes it. */
const EVERY_MILLIS = 15_000;

/** Says that the reader has a case open, and whether they write in it, as long as they look; hears who else does. */
export function usePresence(id: () => string | null, writing: () => boolean) {
  const others = shallowRef<Present[]>([]);
  let said: boolean | null = null;

  async function say(): Promise<void> {
    const at = id();
    if (at === null || document.hidden) {
      return;
    }
    said = writing();
    try {
      const there = await api.put<Present[]>(`/tickets/${at}/presence`, { editing: said });
      if (at === id()) {
        others.value = there;
      }
    } catch (error) {
      // Only a hint: what cannot be heard now is heard with the next one.
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
    }
  }

  async function leave(at: string | null): Promise<void> {
    others.value = [];
    said = null;
    if (at !== null) {
      await api.delete(`/tickets/${at}/presence`).catch((error: unknown) => {
        if (!(error instanceof ApiFailure)) {
          throw error;
        }
      });
    }
  }

  function typed(): void {
    if (writing() !== said) {
      void say();
    }
  }

  const timer = setInterval(() => void say(), EVERY_MILLIS);
  const seen = () => void say();
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", seen);
  watch(id, (_, before) => {
    void leave(before ?? null);
    void say();
  });
  onNews("case", (news) => {
    if (news.id === id() && news.what === "presence") {
      void say();
    }
  });
  readOnConnect(() => void say());
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener("input", typed);
    document.removeEventListener("visibilitychange", seen);
    void leave(id());
  });

  return { others };
}
