import { onScopeDispose, ref, shallowRef } from "vue";
import { api, type Params } from "../api/client";
import { ApiFailure, type Problem } from "../api/problem";
import type { Slice } from "../api/types";
import type { TicketLine } from "./types";
import { onNews } from "../live/live";

const SIZE = 40;

/**
 * A list of cases, page after page. Nothing moves under the pointer: a push changes the status of a line in place, and
 * that the list itself may have changed is only said.
 */
export function useTicketList(params: () => Params) {
  const lines = shallowRef<TicketLine[] | null>(null);
  const next = ref<string | null>(null);
  const problem = ref<Problem | null>(null);
  const changed = ref(false);
  const busy = ref(false);
  let running: AbortController | undefined;

  onNews("ticket", (news) => {
    changed.value = lines.value !== null;
    lines.value = lines.value?.map((one) => (one.id === news.id ? { ...one, status: news.status } : one)) ?? null;
  });
  onScopeDispose(() => running?.abort());

  async function page(after: string | null): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    try {
      const slice = await api.get<Slice<TicketLine>>("/tickets", { ...params(), after, size: SIZE }, mine.signal);
      lines.value = after === null ? slice.items : [...(lines.value ?? []), ...slice.items];
      next.value = slice.next;
      problem.value = null;
      if (after === null) {
        changed.value = false;
      }
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

  return { lines, next, problem, changed, busy, load: () => page(null), more: () => page(next.value) };
}
