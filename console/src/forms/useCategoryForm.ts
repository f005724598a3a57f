import { computed, watch } from "vue";
import { api } from "../api/client";
import type { CategoryForm } from "../api/types";
import { useLoaded } from "../ui/useLoaded";

/** What the category asks, read anew whenever another is chosen: a form may have a new version any time. */
export function useCategoryForm(code: () => string) {
  const { data, problem, load, forget } = useLoaded((signal) =>
    api.get<CategoryForm>(`/category-forms/${encodeURIComponent(code())}`, {}, signal),
  );
  const questions = computed(() => (data.value?.categoryCode === code() ? data.value.questions : []));

  async function reload(): Promise<void> {
    if (code() === "") {
      forget();
    } else {
      await load();
    }
  }

  watch(code, reload, { immediate: true });
  return { questions, problem, reload };
}
