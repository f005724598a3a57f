import { onScopeDispose, ref, shallowRef } from "vue";
import { api, type Params } from "../api/client";
import { ApiFailure, type Problem } from "../api/problem";
import type { Slice } from "../api/types";

/** A list read page after page, each further one put below; a newer question drops the answer to an older one. */
export function usePaged<T>(path: string, size: number, filter: () => Params = () => ({})) {
  const items = shallowRef<T[] | null>(null);
  const next = ref<string | null>(null);
  const problem = ref<Problem | null>(null);
  const busy = ref(false);
  let running: AbortController | undefined;

  onScopeDispose(() => running?.abort());

  async function page(after: string | null): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    try {
      const slice = await api.get<Slice<T>>(path, { ...filter(), after, size }, mine.signal);
      items.value = after === null ? slice.items : [...(items.value ?? []), ...slice.items];
      next.value = slice.next;
      problem.value = null;
    } catch (error) {
      if (mine.signal.aborted) {
        return;
      }
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
      problem.value = error.problem;
    } finally {
      if (running === mine) {
        busy.value = false;
      }
    }
  }

  return { items, next, problem, busy, load: () => page(null), more: () => page(next.value) };
}
