import { onScopeDispose, reactive, ref } from "vue";
import type { Params } from "../api/client";
import { ApiFailure, type Problem } from "../api/problem";
import { upload } from "../api/upload";

/** A file on its way, or one that did not get there. */
export interface Sending {
  key: string;
  name: string;
  part: number;
  problem: Problem | null;
  /** Too large to be worth sending. */
  tooLarge: boolean;
}

/** Files on their way to one place, one after the other, so that each gets there soon on a slow line. */
export function useSending<T>(path: string, got: (made: T) => Promise<void> | void) {
  const sending = ref<Sending[]>([]);
  const files = new Map<string, { file: File; params: Params }>();
  const leaving = new AbortController();
  let line = Promise.resolve();

  onScopeDispose(() => leaving.abort());

  /** @param largest of one file in bytes, where it is known */
  function send(chosen: readonly File[], params: Params, largest = Infinity): void {
    for (const file of chosen) {
      const one = reactive<Sending>({
        key: crypto.randomUUID(),
        name: file.name,
        part: 0,
        problem: null,
        tooLarge: file.size > largest,
      });
      sending.value.push(one);
      files.set(one.key, { file, params });
      if (!one.tooLarge) {
        again(one);
      }
    }
  }

  /** Under the same key: what did get there is not there twice. */
  function again(one: Sending): void {
    one.problem = null;
    line = line.then(() => take(one));
  }

  async function take(one: Sending): Promise<void> {
    const what = files.get(one.key);
    if (!what || leaving.signal.aborted) {
      return;
    }
    try {
      const made = await upload<T>(path, { ...what.params, name: what.file.name }, what.file, {
        idempotencyKey: one.key,
        progress: (part) => (one.part = part),
        signal: leaving.signal,
      });
      forget(one);
      await got(made);
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

  return { sending, send, again, forget };
}
