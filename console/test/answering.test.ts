import { beforeEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import KnowledgePanel from "../src/knowledge/KnowledgePanel.vue";
import SendText from "../src/knowledge/SendText.vue";
import { spokenLines, stepOf } from "../src/knowledge/spoken";
import { maskedPhone } from "../src/knowledge/texting";
import { find, Refusal, serve, show, signedIn, write } from "./page";

const PREVIEW = { text: "【12345】《停水》看公告。", whole: false, parts: 2, may: "NOW", from: null, reason: null };
const hit = (code: string) => ({
  code,
  title: `标题${code}`,
  departmentCode: "water",
  departmentName: "水务局",
  passage: "看公告。",
  highlights: [],
  version: 1,
  validFrom: "2026-01-01",
  reviewBy: "2036-01-01",
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await Promise.resolve();
  }
  await nextTick();
}

describe("What is read out", () => {
  it("has a line for each sentence and for each step", () => {
    const lines = spokenLines("一般8小时恢复。怎么报修：第1步，打电话：12345。第2步，等候！\n完了");
    expect(lines).toEqual(["一般8小时恢复。", "怎么报修：", "第1步，打电话：12345。", "第2步，等候！", "完了"]);
    expect(lines.map(stepOf)).toEqual([null, null, 1, 2, null]);
  });
});

describe("A text to the citizen", () => {
  beforeEach(async () => {
    await signedIn("AGENT");
    vi.useFakeTimers();
    HTMLDialogElement.prototype.showModal ??= () => {};
  });

  it("is shown with its parts before, goes once for each key, and says what became of it", async () => {
    let fails = true;
    const asked = serve({
      "POST /knowledge/ZS-1/text/preview": PREVIEW,
      "POST /knowledge/ZS-1/text": () => (fails ? new Refusal("foundation.database-down", 503) : undefined),
    });
    const sent = vi.fn();
    const page = show(SendText, { code: "ZS-1", title: "停水", to: "13800138000", onSent: sent });
    await vi.advanceTimersByTimeAsync(10);
    await settled();
    expect(page.textContent).toContain("138****8000");
    expect(page.textContent).not.toContain("13800138000");
    expect(find(page, "text-preview").textContent).toBe(PREVIEW.text);
    expect(page.textContent).toContain("2 messages");
    find(page, "send-text-now").click();
    await settled();
    expect(sent).not.toHaveBeenCalled();
    fails = false;
    find(page, "send-text-now").click();
    await settled();
    const tries = asked.filter((one) => one.path === "/knowledge/ZS-1/text");
    expect(tries).toHaveLength(2);
    expect(tries[0]!.body).toEqual({ to: "13800138000", key: tries[1]!.body["key"] });
    expect(sent).toHaveBeenCalledOnce();
    const key = String(tries[0]!.body["key"]);
    serve({ [`GET /knowledge/ZS-1/text?key=${key}`]: { state: "NOT_ALLOWED", reason: "profile-refuses-sms" } });
    await vi.advanceTimersByTimeAsync(2_100);
    await settled();
    expect(find(page, "text-outcome").dataset["state"]).toBe("NOT_ALLOWED");
    expect(find(page, "text-outcome").textContent).toContain("takes no texts");
    vi.useRealTimers();
  });

  it("does not go to whoever takes none, nor without a number", async () => {
    serve({ "POST /knowledge/ZS-1/text/preview": { ...PREVIEW, may: "NOT", reason: "profile-refuses-sms" } });
    const page = show(SendText, { code: "ZS-1", title: "停水", to: null });
    const send = find<HTMLButtonElement>(page, "send-text-now");
    expect(send.disabled).toBe(true);
    write(find(page, "text-number"), "139 0013 9000");
    await vi.advanceTimersByTimeAsync(500);
    await settled();
    expect(find(page, "text-may").textContent).toContain("takes no texts");
    expect(send.disabled).toBe(true);
    vi.useRealTimers();
  });
});

describe("The panel", () => {
  it("says which article was told and which stood first", async () => {
    await signedIn("AGENT");
    vi.useFakeTimers();
    serve({
      [`GET /knowledge/answer?${new URLSearchParams({ q: "停水了" })}`]: {
        sure: true,
        nearest: [hit("ZS-1"), hit("ZS-2")],
      },
      "GET /knowledge/ZS-2/forms": { spoken: { text: "看公告。", whole: true }, message: null },
    });
    const used = vi.fn();
    const page = show(KnowledgePanel, { title: "停水了", to: null, onUsed: used });
    await vi.advanceTimersByTimeAsync(500);
    await settled();
    page.querySelector<HTMLElement>('[data-code="ZS-2"] [data-testid="read-out"]')!.click();
    await settled();
    expect(find(page, "read-out-text").textContent).toBe("看公告。");
    expect(used).toHaveBeenCalledExactlyOnceWith("ZS-2", "ZS-1");
    vi.useRealTimers();
  });
});

it("A number is masked to what one needs to recognise it", () => {
  expect(maskedPhone("13800138000")).toBe("138****8000");
  expect(maskedPhone("12345")).toBe("***45");
});
