import { computed, watch } from "vue";
import { api } from "../api/client";
import type { CaseRounds, Ticket, TicketEvent, TicketStatus } from "./types";
import { has } from "../session/session";
import { useLoaded } from "../ui/useLoaded";

/** Where somebody is to say whose a case is. */
const UNDECIDED: readonly TicketStatus[] = ["TO_DISPATCH", "RETURN_ASKED", "DISPUTED"];

/** How a case went round, for those who dispatch and arbitrate; nothing where no department gave it back. */
export function useRounds(ticket: () => Ticket, history: () => TicketEvent[]) {
  const { data, problem, load, forget } = useLoaded((signal) =>
    api.get<CaseRounds>(`/tickets/${ticket().id}/rounds`, {}, signal),
  );
  const wanted = computed(
    () =>
      has("AGENT", "SUPERVISOR") &&
      UNDECIDED.includes(ticket().status) &&
      (ticket().status === "DISPUTED" || history().some((one) => one.name === "returned")),
  );
  watch(
    [wanted, () => ticket().id, () => ticket().version],
    (_, before) => {
      if (!wanted.value || before[1] !== ticket().id) {
        forget();
      }
      if (wanted.value) {
        void load();
      }
    },
    { immediate: true },
  );
  return { rounds: computed(() => (wanted.value ? data.value : null)), problem };
}
