import { computed, onScopeDispose, ref, watch } from "vue";
import { api } from "../api/client";
import type { Suggestion } from "./types";
import { useLoaded } from "../ui/useLoaded";

const TYPING_PAUSE_MILLIS = 400;

/** Whose a case is by the dispatch catalogue, and why: asked again when the category or the place changes. */
export function useSuggestion(categoryCode: () => string, address: () => string | null) {
  const asked = ref("");
  const question = () => JSON.stringify({ categoryCode: categoryCode(), address: address()?.trim() || null });
  const { data, problem, load, forget } = useLoaded(async () => {
    const body = question();
    const found = await api.post<Suggestion | null>("/dispatch-suggestion", JSON.parse(body));
    asked.value = body;
    return { found };
  });
  const suggestion = computed(() => (asked.value === question() ? (data.value?.found ?? null) : null));
  let typing: ReturnType<typeof setTimeout> | undefined;

  /** What is suggested for what is written now, however quickly it was written. */
  async function now(): Promise<Suggestion | null> {
    clearTimeout(typing);
    if (categoryCode() !== "" && asked.value !== question()) {
      await load();
    }
    return suggestion.value;
  }

  watch(
    question,
    (_, before) => {
      clearTimeout(typing);
      if (categoryCode() === "") {
        forget();
      } else {
        typing = setTimeout(() => void load(), before === undefined ? 0 : TYPING_PAUSE_MILLIS);
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(typing));
  return { suggestion, problem, now };
}
