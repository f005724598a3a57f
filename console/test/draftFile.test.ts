import { beforeEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import DraftFileDialog from "../src/knowledge/DraftFileDialog.vue";
import { all, find, Refusal, serve, show, signedIn } from "./page";

const READ = {
  title: "停水了怎么办",
  body: "先看公告。",
  html: "<p>先看公告。</p>",
  notes: [{ kind: "PICTURE", count: 2, quote: "分布图" }],
};

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  await nextTick();
}

function choose(page: HTMLElement): void {
  const input = find<HTMLInputElement>(page, "draft-file");
  Object.defineProperty(input, "files", { value: [new File(["x"], "停水.docx")], configurable: true });
  input.dispatchEvent(new Event("change"));
}

describe("A file as an article", () => {
  beforeEach(async () => {
    await signedIn("OFFICER");
    HTMLDialogElement.prototype.showModal ??= () => {};
  });

  it("is shown with what was left out, and kept only when somebody says so", async () => {
    const asked = serve({
      [`PUT /knowledge/files?${new URLSearchParams({ name: "停水.docx" })}`]: READ,
      "POST /knowledge/editions": { id: "e1" },
    });
    const begun = vi.fn();
    const page = show(DraftFileDialog, { onBegun: begun });
    choose(page);
    await settled();
    expect(all(page, "draft-file-note").map((one) => one.dataset["kind"])).toEqual(["PICTURE"]);
    expect(page.textContent).toContain("分布图");
    expect(page.textContent).toContain("Say in words what the picture shows.");
    expect(asked.filter((one) => one.method === "POST")).toHaveLength(0);
    find<HTMLFormElement>(page, "draft-file-read").dispatchEvent(new Event("submit", { cancelable: true }));
    await settled();
    const kept = asked.filter((one) => one.path === "/knowledge/editions");
    expect(kept).toHaveLength(1);
    expect(kept[0]!.key).toBeTruthy();
    expect(kept[0]!.body["content"]).toEqual({ title: READ.title, body: READ.body });
    expect(begun).toHaveBeenCalledExactlyOnceWith("e1");
  });

  it("that cannot be read says why, and another can be chosen", async () => {
    serve({
      [`PUT /knowledge/files?${new URLSearchParams({ name: "停水.docx" })}`]: () =>
        new Refusal("knowledgebase.file-kind", 422),
    });
    const page = show(DraftFileDialog, {});
    choose(page);
    await settled();
    expect(page.textContent).toContain("knowledgebase.file-kind");
    expect(find<HTMLButtonElement>(page, "draft-file-keep").disabled).toBe(true);
    expect(find<HTMLInputElement>(page, "draft-file").disabled).toBe(false);
  });
});
