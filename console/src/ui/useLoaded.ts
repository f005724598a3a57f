import { ref, shallowRef } from "vue";
import { ApiFailure, type Problem } from "../api/problem";

/**
 * Something read from the server: what is shown stays shown while it is read again, a late answer to an older question is
 * dropped, and a failure is kept beside what is still known.
 */
export function useLoaded<T>(read: (signal: AbortSignal) => Promise<T>) {
  const data = shallowRef<T | null>(null);
  const problem = ref<Problem | null>(null);
  const loading = ref(false);
  let running: AbortController | undefined;

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    loading.value = true;
    try {
      const value = await read(mine.signal);
      if (running === mine) {
        data.value = value;
        problem.value = null;
      }
    } catch (error) {
      if (running !== mine || mine.signal.aborted) {
        return;
      }
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
      problem.value = error.problem;
    } finally {
      if (running === mine) {
        loading.value = false;
      }
    }
  }

  function forget(): void {
    running?.abort();
    running = undefined;
    data.value = null;
    problem.value = null;
    loading.value = false;
  }

  return { data, problem, loading, load, forget };
}
