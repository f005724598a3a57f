import { beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, ref } from "vue";
import { api } from "../src/api/client";
import { tells, useDuplicates, type Writing } from "../src/duplicates/useDuplicates";

const nothing: Writing = { title: "", text: "", categoryCode: null, address: null, citizen: null };

describe("Likely duplicates", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.restoreAllMocks();
  });

  it("are looked for only when something is told", () => {
    expect(tells({ ...nothing, citizen: "c1", categoryCode: "water" })).toBe(false);
    expect(tells({ ...nothing, title: "停水" })).toBe(false);
    expect(tells({ ...nothing, title: "停水", address: "江滩路" })).toBe(true);
  });

  it("are asked for once when whoever types pauses, and go when all is deleted", async () => {
    const post = vi.spyOn(api, "post").mockResolvedValue([{ id: "t1" }]);
    const title = ref("");
    const scope = effectScope();
    const { likely } = scope.run(() => useDuplicates(() => ({ ...nothing, title: title.value })))!;
    for (const typed of ["江滩", "江滩路", "江滩路停", "江滩路停水"]) {
      title.value = typed;
      await nextTick();
      vi.advanceTimersByTime(200);
    }
    expect(post).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(post).toHaveBeenCalledExactlyOnceWith("/likely-duplicates", { ...nothing, title: "江滩路停水" });
    expect(likely.value).toHaveLength(1);
    title.value = "";
    await nextTick();
    expect(likely.value).toHaveLength(0);
    scope.stop();
  });
});
