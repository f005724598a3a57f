import { computed, onScopeDispose, ref, shallowRef } from "vue";
import { api } from "../api/client";
import type { Dashboard } from "./types";
import type { AgentLine } from "../desk/types";
import { onNews, readOnConnect } from "../live/live";
import { useLoaded } from "../ui/useLoaded";
import { queueToday, type QueueToday } from "./figures";

const EVERY_MILLIS = 15_000;
const SETTLE_MILLIS = 1_000;

/** The board's figures, read every 15 seconds and whenever the server says that something moved. */
export function useDashboard() {
  const days = ref(30);
  const figures = useLoaded((signal) => api.get<Dashboard>("/dashboard", { days: days.value }, signal));
  const agents = useLoaded((signal) => api.get<AgentLine[]>("/agents", {}, signal));
  const pushed = shallowRef<QueueToday | null>(null);
  const queue = computed(() => pushed.value ?? (figures.data.value ? queueToday(figures.data.value.queue) : null));
  let settle: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    await Promise.all([figures.load(), agents.load()]);
    // Read later than pushed: from here on the next push counts again.
    pushed.value = null;
  }

  function soon(): void {
    clearTimeout(settle);
    settle = setTimeout(() => void load(), SETTLE_MILLIS);
  }

  const timer = setInterval(() => void load(), EVERY_MILLIS);
  onScopeDispose(() => {
    clearInterval(timer);
    clearTimeout(settle);
  });
  onNews("queue", ({ type: _, ...news }) => {
    pushed.value = queueToday({ ...news });
    soon();
  });
  onNews("ticket", soon);
  readOnConnect(() => void load());

  return { days, figures, agents, queue, load };
}
