import { beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { ApiFailure } from "../src/api/problem";
import { api } from "../src/api/client";
import { emptyForm, type Draft } from "../src/desk/drafts";
import { answerDirectly, check, confidentialOf, openAndDispatch, openAndMerge } from "../src/desk/intake";

const draftWith = (form: Partial<Draft["form"]> = {}): Draft => ({
  id: "call",
  key: "key-1",
  helped: null,
  opened: null,
  done: null,
  call: { id: "call", from: "138", startedAt: "", interactionId: "i1", citizenId: "c1" },
  form: { ...emptyForm(), title: " 停水 ", text: "两天", categoryCode: "water", departmentCode: "water", ...form },
});

const refusal = (code: string) =>
  new ApiFailure({ status: 409, code, title: "", remedy: "", details: {}, retryable: false });

describe("The intake form", () => {
  it("says what is missing, and an answer only when one is to be given", () => {
    expect(check(emptyForm(), false)).toEqual({ title: "missing", text: "missing", categoryCode: "missing" });
    expect(check(draftWith().form, true)).toEqual({ answer: "missing" });
  });

  it("counts characters as the server does: an emoji is one", () => {
    expect(check(draftWith({ title: "😀".repeat(100) }).form, false)).toEqual({});
    expect(check(draftWith({ title: "😀".repeat(101) }).form, false)).toEqual({ title: "tooLong" });
  });

  it("always hides whoever reports", () => {
    expect(confidentialOf(draftWith({ type: "REPORT" }).form)).toBe(true);
    expect(confidentialOf(draftWith().form)).toBe(false);
  });
});

describe("Opening and dispatching", () => {
  let post: MockInstance;
  let get: MockInstance;

  beforeEach(() => {
    post = vi.spyOn(api, "post");
    get = vi.spyOn(api, "get");
  });

  it("opens with the form's key, then dispatches what was opened", async () => {
    const draft = draftWith();
    post.mockResolvedValueOnce({ id: "t1", number: "20261122000001", version: 1 }).mockResolvedValueOnce({});
    await openAndDispatch(draft);
    expect(post.mock.calls[0]).toMatchObject([
      "/tickets",
      { citizen: "c1", interaction: "i1", title: "停水" },
      { idempotencyKey: "key-1" },
    ]);
    expect(post.mock.calls[1]?.slice(0, 2)).toEqual([
      "/tickets/t1/dispatch",
      { departmentCode: "water", note: null, version: 1 },
    ]);
    expect(draft.done).toEqual({ id: "t1", number: "20261122000001", how: "dispatched" });
  });

  it("sends the answers to what the category asks, and to nothing else", async () => {
    const draft = draftWith({ answers: { pole: ["A1"], of: ["another category"] } });
    post.mockResolvedValueOnce({ id: "t1", number: "n", version: 1 }).mockResolvedValueOnce({});
    const asked = { code: "pole", datatype: "STRING", name: "杆号", nameEn: null, hint: null, hintEn: null } as const;
    await openAndDispatch(draft, [{ ...asked, required: true, personal: false, choices: [] }]);
    expect(post.mock.calls[0]?.[1]).toMatchObject({ answers: { pole: ["A1"] } });
  });

  it("goes where the catalogue says, unless somebody chose", async () => {
    const suggestion = { departmentCode: "urban", departmentName: "", number: 12, because: "", placeName: null };
    for (const [chosen, to] of [
      [null, "urban"],
      ["water", "water"],
    ] as const) {
      post.mockReset().mockResolvedValueOnce({ id: "t1", number: "n", version: 1 }).mockResolvedValueOnce({});
      await openAndDispatch(draftWith({ departmentCode: chosen }), [], suggestion);
      expect(post.mock.calls[1]?.[1]).toMatchObject({ departmentCode: to });
    }
  });

  it("only dispatches when tried again after the dispatch failed", async () => {
    const draft = draftWith();
    post.mockResolvedValueOnce({ id: "t1", number: "n", version: 1 }).mockRejectedValueOnce(refusal("console.timeout"));
    await expect(openAndDispatch(draft)).rejects.toThrow();
    expect(draft.done).toBeNull();
    post.mockResolvedValueOnce({});
    await openAndDispatch(draft);
    expect(post.mock.calls.map((one) => one[0])).toEqual(["/tickets", "/tickets/t1/dispatch", "/tickets/t1/dispatch"]);
  });

  it("takes the newer version when somebody changed the ticket in between", async () => {
    const draft = draftWith();
    post
      .mockResolvedValueOnce({ id: "t1", number: "n", version: 1 })
      .mockRejectedValueOnce(refusal("ticketing.changed-meanwhile"));
    get.mockResolvedValueOnce({ version: 4 });
    await expect(openAndDispatch(draft)).rejects.toThrow();
    expect(draft.opened?.version).toBe(4);
  });

  it("answers on the spot, quoting the article", async () => {
    const draft = draftWith({ articleCode: "ZS-0012", answer: " 请拨打报修电话。 " });
    post.mockResolvedValueOnce({ id: "t2", number: "n" });
    await answerDirectly(draft);
    expect(post.mock.calls[0]).toMatchObject([
      "/tickets/answered",
      { articleCode: "ZS-0012", answer: "请拨打报修电话。" },
      {},
    ]);
    expect(draft.done?.how).toBe("answered");
  });

  it("opens a case once and merges it, however often the merging is tried", async () => {
    const draft = draftWith();
    const into = { number: "20261122-000001", reason: "同一件事" };
    post.mockResolvedValueOnce({ id: "t1", number: "n1", version: 1 });
    post.mockRejectedValueOnce(refusal("ticketing.main-not-open"));
    await expect(openAndMerge(draft, [], into)).rejects.toThrow();
    expect(draft.done).toBeNull();
    post.mockResolvedValueOnce({});
    await openAndMerge(draft, [], into);
    expect(post.mock.calls.map(([path]) => path)).toEqual(["/tickets", "/tickets/t1/merge", "/tickets/t1/merge"]);
    expect(post).toHaveBeenLastCalledWith("/tickets/t1/merge", { ...into, version: 1 });
    expect(draft.done).toEqual({ id: "t1", number: "n1", how: "merged" });
  });
});
