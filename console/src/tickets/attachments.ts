import { onScopeDispose, reactive, ref } from "vue";
import { api } from "../api/client";
import { ApiFailure, type Problem } from "../api/problem";
import type { Attachment, CommentAudience } from "../api/types";
import { upload } from "../api/upload";
import { useLoaded } from "../ui/useLoaded";

/** What the server gives of a case's files, and what it takes. */
interface Attached {
  items: Attachment[];
  /** Bytes of one file. */
  largest: number;
  /** Files of one case. */
  most: number;
}

const MEGA = 1_024 * 1_024;

/** What can be chosen; a telephone turns its own kinds of picture into JPEG when these are asked for. */
export const ACCEPTED = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.mp3,.wav,.txt,.csv,.log,image/jpeg,image/png";

/** A file on its way, or one that did not get there. */
export interface Sending {
  key: string;
  name: string;
  part: number;
  problem: Problem | null;
  /** Too large to be worth sending. */
  tooLarge: boolean;
}

/** The files of a case. Several are sent one after the other, so that each gets there soon on a slow line. */
export function useAttachments(ticket: string) {
  const list = useLoaded((signal) => api.get<Attached>(`/tickets/${ticket}/attachments`, {}, signal));
  const sending = ref<Sending[]>([]);
  const files = new Map<string, { file: File; audience: CommentAudience }>();
  const leaving = new AbortController();
  let line = Promise.resolve();

  onScopeDispose(() => leaving.abort());

  function add(chosen: readonly File[], audience: CommentAudience): void {
    for (const file of chosen) {
      const largest = list.data.value?.largest ?? Infinity;
      const one = reactive<Sending>({
        key: crypto.randomUUID(),
        name: file.name,
        part: 0,
        problem: null,
        tooLarge: file.size > largest,
      });
      sending.value.push(one);
      files.set(one.key, { file, audience });
      if (!one.tooLarge) {
        again(one);
      }
    }
  }

  /** Under the same key: what did get there is not there twice. */
  function again(one: Sending): void {
    one.problem = null;
    line = line.then(() => send(one));
  }

  async function send(one: Sending): Promise<void> {
    const what = files.get(one.key);
    if (!what || leaving.signal.aborted) {
      return;
    }
    try {
      await upload<Attachment>(
        `/tickets/${ticket}/attachments`,
        { audience: what.audience, name: what.file.name },
        what.file,
        { idempotencyKey: one.key, progress: (part) => (one.part = part), signal: leaving.signal },
      );
      forget(one);
      await list.load();
    } catch (error) {
      if (leaving.signal.aborted) {
        return;
      }
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
      one.problem = error.problem;
    }
  }

  function forget(one: Sending): void {
    files.delete(one.key);
    sending.value = sending.value.filter((each) => each.key !== one.key);
  }

  async function remove(one: Attachment): Promise<void> {
    await api.delete(`/tickets/${ticket}/attachments/${one.id}`);
    await list.load();
  }

  return { attached: list.data, problem: list.problem, load: list.load, sending, add, again, forget, remove };
}

/** As people say it: 340 KB, 2.4 MB. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] = bytes < MEGA ? [bytes / 1_024, "kilobyte"] : [bytes / MEGA, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(Math.max(value, unit === "kilobyte" ? 1 : 0));
}
