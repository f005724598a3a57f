import { api } from "../api/client";
import { useLoaded } from "../ui/useLoaded";

/** A text to reply with. */
export interface ReplyTemplate {
  id: string;
  name: string;
  shared: boolean;
  categoryCode: string | null;
  categoryName: string | null;
  text: string;
  textEn: string | null;
  changeable: boolean;
  version: number;
}

/** The same as a case fills it; suggested where it is made for the case's category. */
export interface FilledTemplate {
  id: string;
  name: string;
  shared: boolean;
  suggested: boolean;
  text: string;
  textEn: string | null;
}

interface Kept {
  items: ReplyTemplate[];
  /** What can stand in a text, without its braces. */
  placeholders: string[];
}

/** What somebody writes of a template. */
export interface TemplateDraft {
  name: string;
  shared: boolean;
  categoryCode: string | null;
  text: string;
  textEn: string | null;
}

export function draftOf({ name, shared, categoryCode, text, textEn }: ReplyTemplate): TemplateDraft {
  return { name, shared, categoryCode, text, textEn };
}

/** The reader's templates and those of their department. */
export function useTemplates() {
  const kept = useLoaded((signal) => api.get<Kept>("/templates", {}, signal));

  async function save(draft: TemplateDraft, of: ReplyTemplate | null): Promise<void> {
    await (of
      ? api.put<ReplyTemplate>(`/templates/${of.id}`, { ...draft, version: of.version })
      : api.post<ReplyTemplate>("/templates", draft));
    await kept.load();
  }

  async function remove(one: ReplyTemplate): Promise<void> {
    await api.delete(`/templates/${one.id}?version=${one.version}`);
    await kept.load();
  }

  return { kept: kept.data, problem: kept.problem, load: kept.load, save, remove };
}

/** Those that fit a case, filled by it. */
export function useFilledTemplates(ticket: () => string) {
  return useLoaded((signal) => api.get<FilledTemplate[]>(`/tickets/${ticket()}/templates`, {}, signal));
}

/** Behind what is written already, on a line of its own: nothing typed is lost. */
export function inserted(text: string, template: string): string {
  const before = text.trimEnd();
  return before === "" ? template : `${before}\n${template}`;
}
