import type { FilledTemplate, ReplyTemplate } from "../../src/tickets/templates";
import type { Ticket } from "../../src/tickets/types";

const PLACEHOLDERS = [
  "ticket.number",
  "ticket.title",
  "ticket.category",
  "ticket.address",
  "ticket.opened",
  "department.name",
  "today",
];
const kept: ReplyTemplate[] = [
  {
    id: "m1",
    name: "停水已恢复",
    shared: true,
    categoryCode: "utilities.water.outage",
    categoryName: "停水",
    text: "您反映的{{ticket.title}}（{{ticket.number}}）已于{{today}}恢复供水。",
    textEn: "Water is back since {{today}} (case {{ticket.number}}).",
    changeable: true,
    version: 1,
  },
];

export const templates = () => ({ items: kept, placeholders: PLACEHOLDERS });

export function keepTemplate(body: Record<string, unknown>): ReplyTemplate {
  const made = { ...written(body), id: `m${kept.length + 1}`, changeable: true, version: 1 };
  kept.push(made);
  return made;
}

export function changeTemplate(id: string, body: Record<string, unknown>): ReplyTemplate | undefined {
  const one = kept.find((each) => each.id === id);
  return one && Object.assign(one, written(body), { version: one.version + 1 });
}

export function dropTemplate(id: string): void {
  kept.splice(0, kept.length, ...kept.filter((one) => one.id !== id));
}

export function filledBy(ticket: Ticket): FilledTemplate[] {
  const fill = (text: string) =>
    text.replace(/\{\{([^{}]*)\}\}/g, (_, word: string) =>
      word === "ticket.number" ? ticket.number : word === "ticket.title" ? ticket.title : "＿＿＿",
    );
  return kept.map((one) => ({
    id: one.id,
    name: one.name,
    shared: one.shared,
    suggested: one.categoryCode === ticket.categoryCode,
    text: fill(one.text),
    textEn: one.textEn === null ? null : fill(one.textEn),
  }));
}

function written(body: Record<string, unknown>) {
  return {
    name: String(body.name),
    shared: body.shared === true,
    categoryCode: (body.categoryCode ?? null) as string | null,
    categoryName: (body.categoryCode ?? null) as string | null,
    text: String(body.text),
    textEn: (body.textEn ?? null) as string | null,
  };
}
