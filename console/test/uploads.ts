import { vi } from "vitest";
import { ApiFailure, type Problem } from "../src/api/problem";
import { upload } from "../src/api/upload";

/** Why one did not get there. */
export const trouble: Problem = { status: 0, code: "x", title: "", remedy: "", details: {}, retryable: true };

export const file = (name: string, bytes = 10) => new File(["x".repeat(bytes)], name);

/** Uploads that wait until they are let go; a test that uses them mocks `api/upload`. */
export function uploads() {
  const waiting: { name: string; key: string; done: (made: unknown) => void; fail: () => void }[] = [];
  vi.mocked(upload).mockImplementation(
    (_, { name }, __, { idempotencyKey }) =>
      new Promise((resolve, reject) =>
        waiting.push({
          name: String(name),
          key: idempotencyKey,
          done: resolve as (made: unknown) => void,
          fail: () => reject(new ApiFailure(trouble)),
        }),
      ),
  );
  return waiting;
}
