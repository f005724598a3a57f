import { api } from "../api/client";
import { useLoaded } from "../ui/useLoaded";
import type { BulkResult } from "./bulk";
import type { CommentAudience, Ticket, TicketLine } from "./types";

export type MacroStepKind = "SIGN" | "REPLY" | "DISPATCH" | "COMMENT" | "RELATE";

/** A step of a macro; each kind has its own part. */
export interface MacroStep {
  kind: MacroStepKind;
  departmentCode: string | null;
  departmentName: string | null;
  text: string | null;
  template: string | null;
  audience: CommentAudience | null;
  number: string | null;
}

/** One being written. */
export interface MacroStepDraft {
  kind: MacroStepKind;
  departmentCode: string;
  text: string;
  template: string;
  audience: CommentAudience | null;
  number: string;
}

/** Steps that are taken together. */
export interface Macro {
  id: string;
  name: string;
  shared: boolean;
  steps: MacroStep[];
  /** It can be run on several cases at once. */
  forMany: boolean;
  changeable: boolean;
  version: number;
}

/** What came of a step, or would. */
export interface MacroTold {
  step: MacroStep;
  standing: "DONE" | "REFUSED" | "UNDONE" | "NOT_TRIED";
  problem: { title: string; remedy: string } | null;
}

export interface MacroResult {
  done: boolean;
  steps: MacroTold[];
}

export interface MacroDraft {
  name: string;
  shared: boolean;
  steps: MacroStepDraft[];
}

/** A field of texts has no null. */
export function draftOf({ name, shared, steps }: Macro): MacroDraft {
  return {
    name,
    shared,
    steps: steps.map((step) => ({
      kind: step.kind,
      departmentCode: step.departmentCode ?? "",
      text: step.text ?? "",
      template: step.template ?? "",
      audience: step.audience,
      number: step.number ?? "",
    })),
  };
}

/** The reader's macros and those of their department. */
export function useMacros() {
  const kept = useLoaded((signal) => api.get<Macro[]>("/macros", {}, signal));

  async function save(draft: MacroDraft, of: Macro | null): Promise<void> {
    const steps = draft.steps.map((step) => ({ ...step, template: step.template || null }));
    const written = { ...draft, name: draft.name.trim(), steps };
    await (of
      ? api.put<Macro>(`/macros/${of.id}`, { ...written, version: of.version })
      : api.post<Macro>("/macros", written));
    await kept.load();
  }

  async function remove(one: Macro): Promise<void> {
    await api.delete(`/macros/${one.id}?version=${one.version}`);
    await kept.load();
  }

  return { macros: kept.data, problem: kept.problem, load: kept.load, save, remove };
}

/** What it would do with a case as it is now; nothing is done. */
export function previewMacro(macro: Macro, ticket: Ticket): Promise<MacroResult> {
  return api.post<MacroResult>(`/tickets/${ticket.id}/macros/${macro.id}/preview`, { version: ticket.version });
}

export function runMacro(macro: Macro, ticket: Ticket, idempotencyKey: string): Promise<MacroResult> {
  return api.post<MacroResult>(
    `/tickets/${ticket.id}/macros/${macro.id}`,
    { version: ticket.version },
    { idempotencyKey },
  );
}

export function runOnAll(macro: Macro, lines: readonly TicketLine[], idempotencyKey: string): Promise<BulkResult[]> {
  const rows = lines.map(({ id, version }) => ({ id, version }));
  return api.post<BulkResult[]>("/bulk/macro", { macro: macro.id, rows }, { idempotencyKey });
}
