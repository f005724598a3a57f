import { computed } from "vue";
import { useRoute, useRouter, type LocationQueryRaw } from "vue-router";
import { fieldTime } from "../time/format";
import { askedOf, lastDays } from "./asked";

const USUAL_DAYS = 30;

/** The period in the address, the last thirty days without one; and how to look at another. */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  const today = fieldTime(new Date().toISOString()).slice(0, 10);
  const period = computed(() => {
    const { from, until } = askedOf(route.query);
    return from && until ? { from, until } : lastDays(USUAL_DAYS, today);
  });

  function look(change: LocationQueryRaw): void {
    void router.replace({ query: { ...route.query, ...change } });
  }

  return { period, today, look, query: computed(() => route.query) };
}
