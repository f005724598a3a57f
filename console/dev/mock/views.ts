import type { SavedView } from "../../src/tickets/savedViews";
import type { Ticket } from "../../src/tickets/types";

const views: SavedView[] = [];
let next = 1;

type Body = Record<string, unknown>;

/** Views as everybody's own. */
export function listed(): SavedView[] {
  return views;
}

export function counts(tickets: readonly Ticket[]): { counts: Record<string, number>; most: number } {
  const open = tickets.filter((one) => !["CLOSED", "ARCHIVED"].includes(one.status));
  const count = (view: SavedView) =>
    open
      .filter((one) => view.statuses.length === 0 || view.statuses.includes(one.status))
      .filter((one) => !view.department || one.lead === view.department)
      .filter((one) => !view.urgency || one.urgency === view.urgency)
      .filter((one) => !view.late || (one.dueAt !== null && Date.parse(one.dueAt) < Date.now())).length;
  return { counts: Object.fromEntries(views.map((view) => [view.id, count(view)])), most: 1_000 };
}

export function keep(body: Body): SavedView {
  const made = { ...written(body), id: `v${next++}`, first: false, changeable: true, version: 1 };
  views.push(made);
  return made;
}

export function change(id: string, body: Body): SavedView | undefined {
  const view = views.find((one) => one.id === id);
  return view && Object.assign(view, written(body), { version: view.version + 1 });
}

export function drop(id: string): void {
  views.splice(0, views.length, ...views.filter((one) => one.id !== id));
}

export function begin(id: unknown): void {
  views.forEach((one) => (one.first = one.id === id));
}

function written(body: Body): Omit<SavedView, "id" | "first" | "changeable" | "version"> {
  return {
    name: String(body.name),
    shared: body.shared === true,
    statuses: (body.statuses ?? []) as SavedView["statuses"],
    department: (body.department ?? null) as string | null,
    urgency: (body.urgency ?? null) as SavedView["urgency"],
    late: body.late === true,
  };
}
