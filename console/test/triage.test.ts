import { beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, ref } from "vue";
import { api } from "../src/api/client";
import TriageSuggestions from "../src/triage/TriageSuggestions.vue";
import type { Triage, TriageAnswer } from "../src/triage/types";
import { useTriage } from "../src/triage/useTriage";
import { all, find, show, signedIn } from "./page";

const type: TriageAnswer = {
  question: "TYPE",
  trained: true,
  asksPerson: false,
  choices: [
    { code: "COMPLAINT", name: null, probability: 0.871 },
    { code: "HELP", name: null, probability: 0.09 },
  ],
  words: ["没人管"],
  because: null,
};
const nothing = { TYPE: "CONSULTATION", CATEGORY: null, DEPARTMENT: null, URGENCY: "NORMAL" };

describe("Suggestions while a case is written", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.restoreAllMocks();
  });

  it("are asked for once when whoever types pauses, and what was chosen in the end is told", async () => {
    const post = vi.spyOn(api, "post").mockResolvedValue({ version: 3, answers: [type] } satisfies Triage);
    const text = ref("");
    const scope = effectScope();
    const { answers, taken, tell } = scope.run(() =>
      useTriage(() => ({ title: "", text: text.value, address: null, categoryCode: null })),
    )!;
    for (const typed of ["路灯坏", "路灯坏了", "路灯坏了没人管"]) {
      text.value = typed;
      await nextTick();
      vi.advanceTimersByTime(200);
    }
    expect(post).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(post).toHaveBeenCalledExactlyOnceWith("/triage", expect.objectContaining({ text: "路灯坏了没人管" }));
    expect(answers.value).toHaveLength(1);
    taken.set("TYPE", "COMPLAINT");
    tell({ ...nothing, TYPE: "COMPLAINT" }, { found: "ZS-0001", used: null });
    expect(post).toHaveBeenLastCalledWith("/triage/uses", {
      version: 3,
      uses: [
        { question: "TYPE", suggested: "COMPLAINT", chosen: "COMPLAINT", taken: true },
        { question: "ARTICLE", suggested: "ZS-0001", chosen: null, taken: false },
      ],
    });
    tell({ ...nothing, TYPE: "PRAISE" }, null);
    expect(post).toHaveBeenLastCalledWith("/triage/uses", {
      version: 3,
      uses: [{ question: "TYPE", suggested: "COMPLAINT", chosen: "PRAISE", taken: false }],
    });
    text.value = "";
    await nextTick();
    expect(answers.value).toHaveLength(0);
    scope.stop();
  });

  it("are taken with one click, say how sure they are and why, and show which is chosen", async () => {
    vi.useRealTimers();
    await signedIn("AGENT");
    const taken: string[] = [];
    const host = show(TriageSuggestions, {
      answers: [type],
      chosen: { ...nothing, TYPE: "COMPLAINT" },
      loading: false,
      failed: false,
      onTake: (question: string, code: string) => taken.push(`${question} ${code}`),
    });
    expect(all(host, "triage-TYPE")).toHaveLength(1);
    const chip = find(host, "triage-TYPE");
    expect(chip.textContent).toContain("87%");
    expect(chip.getAttribute("aria-label")).toContain("没人管");
    expect(chip.getAttribute("aria-pressed")).toBe("true");
    expect(find(host, "triage-why").textContent).toContain("没人管");
    chip.click();
    expect(taken).toEqual(["TYPE COMPLAINT"]);
  });

  it("ask for a judgement where they are not sure, with what else it may be", async () => {
    vi.useRealTimers();
    await signedIn("AGENT");
    const host = show(TriageSuggestions, {
      answers: [
        { ...type, asksPerson: true },
        { ...type, question: "URGENCY", trained: false, choices: [{ code: "URGENT", name: null, probability: null }] },
      ],
      chosen: nothing,
      loading: false,
      failed: false,
    });
    expect(all(host, "triage-TYPE")).toHaveLength(2);
    expect(find(host, "triage-TYPE").textContent).toContain("please judge");
    expect(find(host, "triage-URGENCY").textContent).toContain("catalogue and rules");
  });
});
