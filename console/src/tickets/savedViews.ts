import { computed, ref } from "vue";
import { api } from "../api/client";
import { useLoaded } from "../ui/useLoaded";
import { wantedOf, type ListFilter } from "./listFilter";
import type { TicketStatus, Urgency } from "./types";

/** A filter of the list of cases, kept by a name. */
export interface SavedView {
  id: string;
  name: string;
  /** With the department of whoever made it. */
  shared: boolean;
  statuses: TicketStatus[];
  department: string | null;
  urgency: Urgency | null;
  late: boolean;
  /** What the reader's list begins with. */
  first: boolean;
  changeable: boolean;
  version: number;
}

interface Counts {
  counts: Record<string, number>;
  /** Stands for that many or more. */
  most: number;
}

/** The reader's views and those of their department, with how many open cases each holds. */
export function useSavedViews() {
  const list = useLoaded((signal) => api.get<SavedView[]>("/views", {}, signal));
  const counted = useLoaded((signal) => api.get<Counts>("/views/counts", {}, signal));
  const views = computed(() => list.data.value ?? []);
  const chosen = ref<string | null>(null);

  async function load(): Promise<void> {
    await Promise.all([list.load(), counted.load()]);
  }

  /** Nothing until it is known; “999+” where it is more than anybody counts. */
  function count(view: SavedView): string {
    const found = counted.data.value?.counts[view.id];
    const most = counted.data.value?.most ?? 0;
    return found === undefined ? "" : found >= most ? `${most - 1}+` : String(found);
  }

  async function add(name: string, shared: boolean, filter: ListFilter): Promise<SavedView> {
    const made = await api.post<SavedView>("/views", { name, shared, ...wantedOf(filter) });
    await load();
    return made;
  }

  async function change(view: SavedView, part: Partial<SavedView>): Promise<void> {
    await api.put<SavedView>(`/views/${view.id}`, { ...view, ...part });
    await load();
  }

  async function remove(view: SavedView): Promise<void> {
    await api.delete(`/views/${view.id}?version=${view.version}`);
    await load();
  }

  async function begin(view: SavedView | null): Promise<void> {
    await api.put("/views/first", { view: view?.id ?? null });
    await list.load();
  }

  return { views, chosen, problem: list.problem, load, count, add, change, remove, begin };
}
