import { readFileSync } from "node:fs";
import { beforeEach, afterEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import ArticleDrawer from "../src/knowledge/ArticleDrawer.vue";
import SuggestBox from "../src/knowledge/SuggestBox.vue";
import { all, button, find, serve, show, signedIn, write } from "./page";

const SCRIPT = readFileSync("../channels/src/main/resources/static/assets/suggest.js", "utf8");
const ITEMS = [
  { code: "ZS-1", title: "停水了怎么办", language: "zh-CN" },
  { code: "ZS-2", title: "停水公告", language: "zh-CN" },
];

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await Promise.resolve();
  }
  await nextTick();
}

function press(on: HTMLElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  on.dispatchEvent(event);
  return event;
}

beforeEach(async () => {
  await signedIn("AGENT");
  vi.useFakeTimers();
  HTMLDialogElement.prototype.showModal ??= () => {};
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("The console's search box", () => {
  it("names articles while somebody types, chosen by keyboard alone", async () => {
    const asked = serve({ [`GET /knowledge/suggest?${new URLSearchParams({ q: "停水" })}`]: { items: ITEMS } });
    const chosen = vi.fn();
    const page = show(SuggestBox, {
      label: "q",
      placeholder: "",
      testid: "box",
      "onUpdate:modelValue": chosen,
    });
    const box = find<HTMLInputElement>(page, "box");
    box.focus();
    write(box, "停水");
    expect(box.getAttribute("aria-expanded")).toBe("false");
    await vi.advanceTimersByTimeAsync(250);
    await settled();
    expect(asked).toHaveLength(1);
    expect(box.getAttribute("aria-expanded")).toBe("true");
    expect(all(page, "suggestion")).toHaveLength(2);
    press(box, "ArrowDown");
    press(box, "ArrowDown");
    await settled();
    expect(document.getElementById(box.getAttribute("aria-activedescendant")!)?.textContent).toContain("停水公告");
    press(box, "Enter");
    await settled();
    expect(chosen).toHaveBeenLastCalledWith("停水公告");
    expect(box.getAttribute("aria-expanded")).toBe("false");
  });

  it("closes with Escape and keeps what was typed", async () => {
    serve({ [`GET /knowledge/suggest?${new URLSearchParams({ q: "停水" })}`]: { items: ITEMS } });
    const page = show(SuggestBox, { label: "q", placeholder: "", testid: "box" });
    const box = find<HTMLInputElement>(page, "box");
    box.focus();
    write(box, "停水");
    await vi.advanceTimersByTimeAsync(250);
    await settled();
    expect(press(box, "Escape").defaultPrevented).toBe(true);
    await settled();
    expect(box.getAttribute("aria-expanded")).toBe("false");
    expect(box.value).toBe("停水");
    expect(press(box, "Escape").defaultPrevented).toBe(false);
  });
});

describe("An article", () => {
  it("leads to others on the same matter and back", async () => {
    const article = (code: string) => ({
      code,
      title: `标题${code}`,
      html: "",
      htmlEn: null,
      files: [],
      titleEn: null,
      departmentCode: "w",
      visibility: "PUBLIC",
    });
    serve({
      "GET /knowledge/ZS-1": article("ZS-1"),
      "GET /knowledge/ZS-2": article("ZS-2"),
      "GET /knowledge/ZS-1/related": { items: [{ code: "ZS-2", title: "停水公告", departmentName: "水务局" }] },
    });
    const page = show(ArticleDrawer, { code: "ZS-1" });
    await settled();
    await settled();
    button(find(page, "related"), "停水公告").click();
    await settled();
    expect(page.querySelector("h2")?.textContent).toBe("标题ZS-2");
    find(page, "article-back").click();
    await settled();
    expect(page.querySelector("h2")?.textContent).toBe("标题ZS-1");
  });
});

describe("The portal's search box", () => {
  const open = vi.fn();

  async function typing(text: string): Promise<HTMLInputElement> {
    document.body.innerHTML = `<form class="search" data-suggestions="{} found" data-suggestions-label="list"><div><input name="q" /></div></form>`;
    vi.stubGlobal("location", { assign: open });
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ items: ITEMS })));
    new Function("location", SCRIPT)({ assign: open });
    const box = document.querySelector("input")!;
    box.focus();
    write(box, text);
    await vi.advanceTimersByTimeAsync(250);
    await settled();
    return box;
  }

  beforeEach(() => open.mockClear());

  it("becomes a combobox whose choice is the article itself", async () => {
    const box = await typing("停水");
    expect(box.getAttribute("role")).toBe("combobox");
    expect(box.getAttribute("aria-expanded")).toBe("true");
    expect(document.querySelector("[role=status]")?.textContent).toBe("2 found");
    press(box, "ArrowUp");
    expect(document.getElementById(box.getAttribute("aria-activedescendant")!)?.textContent).toBe("停水公告");
    press(box, "Enter");
    expect(open).toHaveBeenCalledExactlyOnceWith(`/articles/ZS-2?${new URLSearchParams({ q: "停水" })}`);
  });

  it("leaves Enter to the search while nothing is chosen, and closes with Escape", async () => {
    const box = await typing("停水");
    expect(press(box, "Enter").defaultPrevented).toBe(false);
    press(box, "Escape");
    expect(box.getAttribute("aria-expanded")).toBe("false");
    expect(document.querySelector<HTMLElement>("[role=listbox]")?.hidden).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  it("writes what articles are called as text", async () => {
    ITEMS[1]!.title = "<img src=x onerror=alert(1)>";
    await typing("停水");
    expect(document.querySelector("[role=listbox] img")).toBeNull();
    ITEMS[1]!.title = "停水公告";
  });
});
