import { computed, watch } from "vue";
import { api } from "../api/client";
import type { CategoryForm } from "./types";
import { useLoaded } from "../ui/useLoaded";

/** What the category asks, read anew whenever another is chosen: a form may have a new version any time. */
export function useCategoryForm(code: () => string) {
  const { data, problem, load, forget } = useLoaded((signal) =>
    api.get<CategoryForm>(`/category-forms/${encodeURIComponent(code())}`, {}, signal),
  );
  const questions = computed(() => (data.value?.categoryCode === code() ? data.value.questions : []));

  let reading: Promise<void> = Promise.resolve();

  function reload(): Promise<void> {
    if (code() === "") {
      forget();
    } else {
      reading = load();
    }
    return reading;
  }

  /** Over when it is known what is asked, or that it cannot be known: nobody is quicker than the questions. */
  function known(): Promise<void> {
    return reading;
  }

  watch(code, reload, { immediate: true });
  return { questions, problem, reload, known };
}
