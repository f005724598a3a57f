import { computed, onScopeDispose, ref, watch } from "vue";
import { api } from "../api/client";
import type { Ticket, TicketEvent } from "../api/types";
import { onNews, readOnConnect } from "../live/live";
import { useLoaded } from "../ui/useLoaded";

const SETTLE_MILLIS = 400;

/** A case with its history, kept up to date. While somebody writes, a change is only said: they decide when to reload. */
export function useTicket(id: () => string | null, writing: () => boolean) {
  const whole = useLoaded(async (signal) => {
    const [ticket, history] = await Promise.all([
      api.get<Ticket>(`/tickets/${id()}`, {}, signal),
      api.get<TicketEvent[]>(`/tickets/${id()}/history`, {}, signal),
    ]);
    return { ticket, history };
  });
  const outdated = ref(false);
  const ticket = computed(() => (whole.data.value?.ticket.id === id() ? whole.data.value.ticket : null));
  const history = computed(() => (ticket.value ? (whole.data.value?.history ?? []) : []));
  let settle: ReturnType<typeof setTimeout> | undefined;

  async function reload(): Promise<void> {
    outdated.value = false;
    if (id() !== null) {
      await whole.load();
    }
  }

  watch(id, () => {
    whole.forget();
    void reload();
  });
  onNews("ticket", (news) => {
    if (news.id !== id()) {
      return;
    }
    clearTimeout(settle);
    settle = setTimeout(() => {
      if (writing() && news.status !== ticket.value?.status) {
        outdated.value = true;
      } else if (!writing()) {
        void reload();
      }
    }, SETTLE_MILLIS);
  });
  readOnConnect(() => {
    if (!writing()) {
      void reload();
    }
  });
  onScopeDispose(() => clearTimeout(settle));

  return { ticket, history, problem: whole.problem, loading: whole.loading, outdated, reload };
}
