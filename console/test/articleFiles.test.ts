import { beforeEach, describe, expect, it, vi } from "vitest";
import { upload } from "../src/api/upload";
import ArticleFiles from "../src/knowledge/ArticleFiles.vue";
import EditionFiles from "../src/knowledge/EditionFiles.vue";
import type { AttachedFile, Edition } from "../src/knowledge/types";
import { all, button, find, Refusal, serve, show } from "./page";
import { file, uploads } from "./uploads";

vi.mock("../src/api/upload");

const form: AttachedFile = { id: "f1", name: "申请表", kind: "DOCX", bytes: 34_816 };
const map: AttachedFile = { id: "f2", name: "分布图", kind: "PDF", bytes: 2_516_582 };
const guide: AttachedFile = { id: "f3", name: "填写说明", kind: "TEXT", bytes: 1_100 };

describe("Files below an article", () => {
  it("say what they are and how large, in the link, and lead to where readers may have them", () => {
    const host = show(ArticleFiles, { files: [form, map], base: "/knowledge/ZS-1/files" });
    const links = [...host.querySelectorAll("a")];
    expect(links.map((one) => one.textContent)).toEqual(["申请表 (Word, 34 kB)", "分布图 (PDF, 2.4 MB)"]);
    expect(links[0]?.getAttribute("href")).toBe("/api/v1/staff/knowledge/ZS-1/files/f1");
    expect(links[0]?.hasAttribute("download")).toBe(true);
  });

  it("of a version are those it had", () => {
    const host = show(ArticleFiles, { files: [form], base: "/knowledge/ZS-1/version/files", version: 2 });
    expect(host.querySelector("a")?.getAttribute("href")).toMatch(/\/version\/files\/f1\?number=2$/);
  });

  it("are not spoken of where there are none", () => {
    expect(show(ArticleFiles, { files: [], base: "/x" }).textContent).toBe("");
  });
});

describe("Files of a draft", () => {
  beforeEach(() => {
    vi.mocked(upload).mockReset();
  });

  const FILES = "/knowledge/editions/e1/files";
  const edition = (...files: AttachedFile[]) =>
    ({ id: "e1", files, fileLimits: { largest: 1_000, most: 3 } }) as unknown as Edition;
  const names = (host: HTMLElement) => all(host, "file-name").map((one) => (one as HTMLInputElement).value);
  const choose = (host: HTMLElement, ...files: File[]) => {
    const input = find<HTMLInputElement>(host, "attach-file");
    Object.defineProperty(input, "files", { value: files, configurable: true });
    input.dispatchEvent(new Event("change"));
  };
  const called = (field: HTMLElement, name: string) => {
    (field as HTMLInputElement).value = name;
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new Event("change"));
  };

  it("are there as soon as they have arrived; what is too large is not sent", async () => {
    const waiting = uploads();
    const host = show(EditionFiles, { edition: edition() });
    expect(find(host, "no-files").textContent).toContain("No files yet");
    choose(host, file("申请表.docx"), file("大.pdf", 1_001));
    await vi.waitFor(() => expect(waiting.map((one) => one.name)).toEqual(["申请表.docx"]));
    await vi.waitFor(() => expect(host.textContent).toContain("larger than"));
    waiting[0]!.done({ files: [form] });
    await vi.waitFor(() => expect(names(host)).toEqual(["申请表"]));
  });

  it("are taken until there are as many as there may be", () => {
    const host = show(EditionFiles, { edition: edition(form, map, guide) });
    expect(find<HTMLInputElement>(host, "attach-file").disabled).toBe(true);
    expect(host.textContent).toContain("at most 3 files");
  });

  it("are called as people read them; without a name they keep theirs", async () => {
    const asked = serve({ [`PUT ${FILES}/f1`]: { files: [{ ...form, name: "新申请表" }, map] } });
    const host = show(EditionFiles, { edition: edition(form, map) });
    called(all(host, "file-name")[0]!, "  ");
    await vi.waitFor(() => expect(names(host)).toEqual(["申请表", "分布图"]));
    expect(asked).toHaveLength(0);
    called(all(host, "file-name")[0]!, " 新申请表 ");
    await vi.waitFor(() => expect(names(host)).toEqual(["新申请表", "分布图"]));
    expect(asked.map((one) => one.body)).toEqual([{ name: "新申请表" }]);
  });

  it("say why a name cannot be theirs, and leave what was typed", async () => {
    serve({ [`PUT ${FILES}/f1`]: new Refusal("knowledgebase.file-name-taken") });
    const host = show(EditionFiles, { edition: edition(form, map) });
    called(all(host, "file-name")[0]!, "分布图");
    await vi.waitFor(() => expect(host.textContent).toContain("knowledgebase.file-name-taken"));
    expect(names(host)).toEqual(["分布图", "分布图"]);
  });

  it("get every name and place they are given, also while another is on its way", async () => {
    let go: () => void = () => {};
    const asked = serve({
      [`PUT ${FILES}/f2`]: () => new Promise((done) => (go = () => done({ files: [map, form] }))),
      [`PUT ${FILES}/f1`]: { files: [map, { ...form, name: "新申请表" }] },
    });
    const host = show(EditionFiles, { edition: edition(form, map) });
    button(host, "Move “分布图” up").click();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    called(all(host, "file-name")[0]!, "新申请表");
    go();
    await vi.waitFor(() => expect(asked.map((one) => one.body)).toEqual([{ place: 0 }, { name: "新申请表" }]));
    await vi.waitFor(() => expect(names(host)).toEqual(["分布图", "新申请表"]));
  });

  it("are put in order by buttons, and the focus goes along", async () => {
    const asked = serve({
      [`PUT ${FILES}/f3`]: { files: [form, guide, map] },
      [`PUT ${FILES}/f1`]: { files: [guide, form, map] },
    });
    const host = show(EditionFiles, { edition: edition(form, map, guide) });
    expect(all(host, "file-up").map((one) => (one as HTMLButtonElement).disabled)).toEqual([true, false, false]);
    button(host, "Move “填写说明” up").click();
    await vi.waitFor(() => expect(names(host)).toEqual(["申请表", "填写说明", "分布图"]));
    await vi.waitFor(() => expect(document.activeElement).toBe(button(host, "Move “填写说明” up")));
    button(host, "Move “申请表” down").click();
    await vi.waitFor(() => expect(document.activeElement).toBe(button(host, "Move “申请表” down")));
    expect(asked.map((one) => one.body)).toEqual([{ place: 1 }, { place: 1 }]);
  });

  it("are taken off after one more question, and the focus is on the next", async () => {
    const asked = serve({ [`DELETE ${FILES}/f1`]: { files: [map] } });
    const host = show(EditionFiles, { edition: edition(form, map) });
    button(host, "Remove “申请表”").click();
    await vi.waitFor(() => expect(host.querySelector("dialog")?.textContent).toContain("published versions keep it"));
    expect(asked).toHaveLength(0);
    button(host, "Remove").click();
    await vi.waitFor(() => expect(names(host)).toEqual(["分布图"]));
    await vi.waitFor(() => expect(host.querySelector("dialog")).toBeNull());
    await vi.waitFor(() => expect(document.activeElement?.closest("li")?.textContent).toContain("PDF"));
  });
});
