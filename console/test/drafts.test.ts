import { beforeEach, describe, expect, it } from "vitest";
import type { Call } from "../src/desk/types";
import {
  anotherDraft,
  discard,
  draft,
  draftOf,
  isPending,
  loadDrafts,
  pendingDrafts,
  restore,
} from "../src/desk/drafts";
import { earlier } from "../src/desk/earlier";

const call = (id: string, more: Partial<Call> = {}): Call => ({
  id,
  state: "TALKING",
  from: "13800138000",
  startedAt: "2026-11-22T08:00:00Z",
  answeredAt: null,
  endedAt: null,
  waitedSeconds: 0,
  interactionId: null,
  offerId: null,
  citizen: null,
  tickets: [],
  ...more,
});

describe("A form being typed", () => {
  beforeEach(() => {
    sessionStorage.clear();
    loadDrafts("staff-1");
  });

  it("survives a reload, with every field and the key of its first submission", () => {
    const typed = draftOf(call("a"));
    typed.form.title = "停水";
    typed.form.answer = "已告知报修电话";
    const key = typed.key;
    loadDrafts("staff-1");
    expect(draft("a")?.form.title).toBe("停水");
    expect(draft("a")?.form.answer).toBe("已告知报修电话");
    expect(draft("a")?.key).toBe(key);
  });

  it("is the same form for the same call, which learns of its record later", () => {
    const first = draftOf(call("a"));
    first.form.text = "内容";
    const again = draftOf(call("a", { interactionId: "i1" }));
    expect(again.form.text).toBe("内容");
    expect(again.call.interactionId).toBe("i1");
  });

  it("is not shown to whoever signs in next in the same tab", () => {
    draftOf(call("a")).form.title = "停水";
    loadDrafts("staff-2");
    expect(draft("a")).toBeUndefined();
    loadDrafts("staff-1");
    expect(draft("a")?.form.title).toBe("停水");
  });

  it("is unfinished when something is written or a ticket waits for its dispatch, newest first", () => {
    draftOf(call("empty"));
    draftOf(call("old", { startedAt: "2026-11-22T07:00:00Z" })).form.text = "旧";
    draftOf(call("new")).form.text = "新";
    draftOf(call("opened", { startedAt: "2026-11-22T06:00:00Z" })).opened = { id: "t", number: "1", version: 1 };
    expect(pendingDrafts().map((one) => one.id)).toEqual(["new", "old", "opened"]);
  });

  it("is finished once it has become a ticket", () => {
    const typed = draftOf(call("a"));
    typed.form.text = "内容";
    typed.done = { id: "t", number: "1", how: "dispatched" };
    expect(isPending(typed)).toBe(false);
  });

  it("comes back when its discarding is undone", () => {
    const typed = draftOf(call("a"));
    typed.form.text = "内容";
    const kept = JSON.parse(JSON.stringify(typed)) as typeof typed;
    discard(typed);
    expect(sessionStorage.length).toBe(0);
    restore(kept);
    expect(draft("a")?.form.text).toBe("内容");
    expect(sessionStorage.length).toBe(1);
  });

  it("has a key of its own for a second matter in the same call", () => {
    const first = draftOf(call("a"));
    const second = anotherDraft(first);
    expect(second.call.id).toBe("a");
    expect(second.id).not.toBe(first.id);
    expect(second.key).not.toBe(first.key);
  });

  it("ignores what is damaged in the store", () => {
    sessionStorage.setItem("civicline.draft.staff-1.x", "{not json");
    loadDrafts("staff-1");
    expect(pendingDrafts()).toEqual([]);
  });
});

describe("Who calls", () => {
  const citizen = {
    id: "c",
    name: null,
    primary: { kind: "PHONE", value: "13800138000" },
    profile: { language: "zh-CN", voice: true, sms: true, largePrint: false, quiet: null },
    contacts: 1,
    openTickets: 0,
    lastContactAt: "2026-11-22T08:00:00Z",
    needs: [],
    organisations: [],
    conduct: null,
    version: 1,
  };

  it("is new when the only contact is this call itself", () => {
    expect(earlier(call("a", { citizen }))).toEqual({ contacts: 0, lastAt: null, known: false });
  });

  it("is known by earlier contacts, or by name", () => {
    expect(earlier(call("a", { citizen: { ...citizen, contacts: 5 } }))).toMatchObject({ contacts: 4, known: true });
    expect(earlier(call("a", { citizen: { ...citizen, name: "王秀兰" } })).known).toBe(true);
    const before = { ...citizen, lastContactAt: "2026-11-20T08:00:00Z" };
    expect(earlier(call("a", { citizen: before }))).toEqual({ contacts: 1, lastAt: before.lastContactAt, known: true });
  });

  it("is nobody we know without a number", () => {
    expect(earlier(call("a")).known).toBe(false);
  });
});
