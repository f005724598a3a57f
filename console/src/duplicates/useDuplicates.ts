import { computed, onScopeDispose, watch } from "vue";
import { api } from "../api/client";
import type { LikelyDuplicate } from "./types";
import { useLoaded } from "../ui/useLoaded";

const TYPING_PAUSE_MILLIS = 500;
const FEWEST_CHARACTERS = 3;

export interface Writing {
  title: string;
  text: string;
  categoryCode: string | null;
  address: string | null;
  citizen: string | null;
}

/** Whether enough is written to look for the same. */
export function tells(writing: Writing): boolean {
  return [...(writing.title + writing.text + (writing.address ?? "")).trim()].length >= FEWEST_CHARACTERS;
}

/** Earlier cases likely of the same event, looked for whenever whoever writes pauses. */
export function useDuplicates(writing: () => Writing) {
  const { data, problem, loading, load, forget } = useLoaded(() =>
    api.post<LikelyDuplicate[]>("/likely-duplicates", writing()),
  );
  const likely = computed(() => data.value ?? []);
  let pause: ReturnType<typeof setTimeout> | undefined;

  watch(
    () => JSON.stringify(writing()),
    (_, before) => {
      clearTimeout(pause);
      if (!tells(writing())) {
        forget();
      } else {
        pause = setTimeout(() => void load(), before === undefined ? 0 : TYPING_PAUSE_MILLIS);
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(pause));
  return { likely, problem, loading, load };
}
