import { ref } from "vue";
import { ApiFailure, type Problem } from "../api/problem";

/**
 * One thing a person can do here: whether it is under way, and why it did not work. A second run while one is under way
 * does nothing, so a double click sends once.
 */
export function useAction<A extends unknown[], R>(work: (...args: A) => Promise<R>) {
  const busy = ref(false);
  const problem = ref<Problem | null>(null);

  async function run(...args: A): Promise<R | undefined> {
    if (busy.value) {
      return undefined;
    }
    busy.value = true;
    problem.value = null;
    try {
      return await work(...args);
    } catch (error) {
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
      problem.value = error.problem;
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
