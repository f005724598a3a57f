import { onScopeDispose, ref } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { CommentAudience } from "./types";
import { useLoaded } from "../ui/useLoaded";
import { useSending } from "../files/sending";
import type { FileKind } from "../files/files";

/** What every list shows of a file. */
export interface FileFacts {
  id: string;
  name: string;
  kind: FileKind;
  bytes: number;
  /** There is a small one of it to be shown. */
  picture: boolean;
}

/** A file on a case. */
export interface Attachment extends FileFacts {
  /** None while it waits for its comment. */
  audience: CommentAudience | null;
  /** The comment it came with. */
  comment: string | null;
  at: string;
  byName: string | null;
  department: string | null;
  removedAt: string | null;
  removedByName: string | null;
  removable: boolean;
}

/** What the server gives of a case's files, and what it takes. */
interface Attached {
  items: Attachment[];
  /** Bytes of one file. */
  largest: number;
  /** Files of one case. */
  most: number;
}

const listOf = (ticket: string) =>
  useLoaded((signal) => api.get<Attached>(`/tickets/${ticket}/attachments`, {}, signal));

/** The files of a case. */
export function useAttachments(ticket: string) {
  const list = listOf(ticket);
  const { sending, send, again, forget } = useSending<Attachment>(`/tickets/${ticket}/attachments`, () => list.load());

  function add(chosen: readonly File[], audience: CommentAudience): void {
    send(chosen, { audience }, list.data.value?.largest);
  }

  async function remove(one: Attachment): Promise<void> {
    await api.delete(`/tickets/${ticket}/attachments/${one.id}`);
    await list.load();
  }

  return { attached: list.data, problem: list.problem, load: list.load, sending, add, again, forget, remove };
}

/** The files of a comment that is being written: there already, and nobody else knows of them before it is sent. */
export function useCommentFiles(ticket: string) {
  const limits = listOf(ticket);
  const waiting = ref<Attachment[]>([]);
  const { sending, send, again, forget } = useSending<Attachment>(`/tickets/${ticket}/attachments/waiting`, (made) => {
    waiting.value.push(made);
  });

  onScopeDispose(() => waiting.value.forEach((one) => void drop(one)));

  async function add(chosen: readonly File[]): Promise<void> {
    if (limits.data.value === null) {
      await limits.load();
    }
    send(chosen, {}, limits.data.value?.largest);
  }

  /** What cannot be dropped now, the server drops after a day. */
  async function drop(one: Attachment): Promise<void> {
    waiting.value = waiting.value.filter((each) => each.id !== one.id);
    try {
      await api.delete(`/tickets/${ticket}/attachments/${one.id}`);
    } catch (error) {
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
    }
  }

  return { limits: limits.data, sending, again, forget, waiting, add, drop };
}
