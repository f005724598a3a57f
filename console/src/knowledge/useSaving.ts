import { computed, onScopeDispose, ref, watch, type Ref } from "vue";
import { onBeforeRouteLeave } from "vue-router";
import { api } from "../api/client";
import { useAction } from "../ui/useAction";
import { contentOf, type EditionForm } from "./editing";
import type { Edition } from "./types";

const PAUSE_MILLIS = 2_000;

/** Keeps what is typed, soon after it is typed and before the page is left; what was refused is not sent again by itself. */
export function useSaving(edition: Edition, form: Ref<EditionForm>) {
  const version = ref(edition.version);
  const kept = ref(JSON.stringify(contentOf(form.value)));
  const savedAt = ref<string | null>(null);
  const changed = computed(() => JSON.stringify(contentOf(form.value)) !== kept.value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saving = useAction(async () => {
    const content = contentOf(form.value);
    const now = await api.put<Edition>(`/knowledge/editions/${edition.id}`, { version: version.value, content });
    version.value = now.version;
    kept.value = JSON.stringify(content);
    savedAt.value = now.changedAt;
    return now;
  });

  watch(
    form,
    () => {
      clearTimeout(timer);
      if (changed.value && form.value.title.trim() !== "" && saving.problem.value?.status !== 409) {
        timer = setTimeout(() => void saving.run(), PAUSE_MILLIS);
      }
    },
    { deep: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  onBeforeRouteLeave(() => save());

  /** @returns whether everything is kept */
  async function save(): Promise<boolean> {
    clearTimeout(timer);
    if (changed.value) {
      await saving.run();
    }
    return !changed.value;
  }

  /** Begins again from what the server has. */
  function restart(now: Edition): void {
    clearTimeout(timer);
    version.value = now.version;
    kept.value = JSON.stringify(contentOf(form.value));
    savedAt.value = null;
    saving.problem.value = null;
  }

  return { version, changed, savedAt, save, saving, restart };
}
