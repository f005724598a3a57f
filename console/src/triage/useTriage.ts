import { computed, onScopeDispose, reactive, watch } from "vue";
import { api } from "../api/client";
import type { Triage, TriageQuestion, TriageUse } from "./types";
import { useLoaded } from "../ui/useLoaded";

const TYPING_PAUSE_MILLIS = 500;
const FEWEST_CHARACTERS = 4;

export interface Writing {
  title: string;
  text: string;
  address: string | null;
  categoryCode: string | null;
}

/** What the case is likely about, asked whenever whoever writes pauses; and what became of what was suggested. */
export function useTriage(writing: () => Writing) {
  const { data, problem, loading, load, forget } = useLoaded(() => api.post<Triage>("/triage", writing()));
  const answers = computed(() => data.value?.answers ?? []);
  const taken = reactive(new Map<TriageQuestion, string>());
  let pause: ReturnType<typeof setTimeout> | undefined;

  watch(
    () => JSON.stringify(writing()),
    (_, before) => {
      clearTimeout(pause);
      const { title, text } = writing();
      if ([...(title + text).trim()].length < FEWEST_CHARACTERS) {
        forget();
      } else {
        pause = setTimeout(() => void load(), before === undefined ? 0 : TYPING_PAUSE_MILLIS);
      }
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(pause));

  /** Tells what was chosen, so that it is learnt from. The case is done; that this fails is nobody's trouble. */
  function tell(chosen: Record<TriageQuestion, string | null>, article: { found: string; used: string | null } | null) {
    const uses: TriageUse[] = answers.value.map(({ question, choices }) => ({
      question,
      suggested: choices[0]!.code,
      chosen: chosen[question],
      taken: taken.get(question) === chosen[question] && chosen[question] !== null,
    }));
    if (article) {
      uses.push({
        question: "ARTICLE",
        suggested: article.found,
        chosen: article.used,
        taken: article.found === article.used,
      });
    }
    if (uses.length > 0) {
      api.post("/triage/uses", { version: data.value?.version ?? null, uses }).catch(() => undefined);
    }
  }

  return { answers, problem, loading, taken, tell };
}
