import { computed, onScopeDispose, ref, shallowRef, watch } from "vue";
import { api } from "../api/client";
import type { Ticket, TicketEvent } from "./types";
import { onNews, readOnConnect } from "../live/live";
import { useLoaded } from "../ui/useLoaded";
import { changesBetween, provideChanges, type Known } from "./changes";

const SETTLE_MILLIS = 400;

/**
 * A case with its history, kept up to date. While somebody writes, what others do is only shown beside it: they decide
 * when to go on with the newest.
 */
export function useTicket(id: () => string | null, writing: () => boolean) {
  const read = async (signal: AbortSignal): Promise<Known> => {
    const [ticket, history] = await Promise.all([
      api.get<Ticket>(`/tickets/${id()}`, {}, signal),
      api.get<TicketEvent[]>(`/tickets/${id()}/history`, {}, signal),
    ]);
    return { ticket, history };
  };
  const whole = useLoaded(read);
  const newest = useLoaded(read);
  const atStep = ref(false);
  const looked = shallowRef(false);
  const ticket = computed(() => (whole.data.value?.ticket.id === id() ? whole.data.value.ticket : null));
  const history = computed(() => (ticket.value ? (whole.data.value?.history ?? []) : []));
  const changes = computed(() =>
    looked.value && whole.data.value && newest.data.value ? changesBetween(whole.data.value, newest.data.value) : null,
  );
  let settle: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    await newest.load();
    looked.value = true;
  }

  async function reload(): Promise<void> {
    if (id() !== null) {
      await whole.load();
    }
    looked.value = false;
  }

  watch(id, () => {
    whole.forget();
    newest.forget();
    void reload();
  });
  onNews("ticket", (news) => {
    if (news.id === id()) {
      clearTimeout(settle);
      settle = setTimeout(() => void (writing() ? look() : reload()), SETTLE_MILLIS);
    }
  });
  readOnConnect(() => {
    if (!writing()) {
      void reload();
    }
  });
  onScopeDispose(() => clearTimeout(settle));
  provideChanges({ changes, look, atStep });

  return { ticket, history, problem: whole.problem, loading: whole.loading, changes, atStep, reload };
}
