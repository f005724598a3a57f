import { describe, expect, it, vi } from "vitest";
import { contentOf, dueLooks, emptyService, folded, formOf } from "../src/knowledge/editing";
import EditionEditor from "../src/knowledge/EditionEditor.vue";
import type { Content, Edition, LineDifference, Standing } from "../src/knowledge/types";
import { useNotices } from "../src/ui/notices";
import { find, Refusal, serve, show } from "./page";
import { file, uploads } from "./uploads";

vi.mock("../src/api/upload");

vi.mock("vue-router", async (original) => ({ ...(await original<object>()), onBeforeRouteLeave: () => {} }));

const content: Content = {
  title: "居民用水过户",
  titleEn: null,
  categoryCode: "water",
  keywords: ["过户", "改户名"],
  body: "## 怎么办\n\n带身份证。",
  service: null,
  bodyEn: null,
  spoken: "请带身份证。",
  visibility: "STAFF",
  reviewBy: "2027-01-01",
};

describe("What an editor types", () => {
  it("is what was loaded, if nothing is typed", () => {
    expect(contentOf(formOf(content))).toEqual(content);
    const service = { ...emptyService(), steps: ["申请", "受理"], fee: "不收费" };
    expect(contentOf(formOf({ ...content, body: "", service }))).toEqual({ ...content, body: "", service });
  });

  it("has one thing a line, and keywords between commas of either kind", () => {
    const form = formOf({ ...content, service: emptyService() });
    form.service!.materials = " 身份证\n\n户口簿 ";
    form.keywords = "过户, 改户名、户名；更名";
    expect(contentOf(form).service?.materials).toEqual(["身份证", "户口簿"]);
    expect(contentOf(form).keywords).toEqual(["过户", "改户名", "户名", "更名"]);
  });
});

describe("A difference", () => {
  it("leaves out what stayed the same far from what did not", () => {
    const line = (kind: LineDifference["kind"]): LineDifference => ({ kind, before: [], after: [] });
    const same = Array.from({ length: 6 }, () => line("SAME"));
    expect(folded([...same, line("ADDED"), ...same]).map((one) => ("left" in one ? one.left : one.line.kind))).toEqual([
      4,
      "SAME",
      "SAME",
      "ADDED",
      "SAME",
      "SAME",
      4,
    ]);
  });
});

describe("An article", () => {
  it("is late after its day, due thirty days before, and else up to date", () => {
    const on = (reviewBy: string) => dueLooks({ reviewBy } as Standing, "2026-11-23").key;
    expect([on("2026-11-22"), on("2026-11-23"), on("2026-12-23"), on("2026-12-24")]).toEqual([
      "late",
      "soon",
      "soon",
      "fresh",
    ]);
  });
});

describe("The editor", () => {
  const edition = {
    id: "e1",
    code: "ZS-10001",
    baseVersion: null,
    departmentCode: "water",
    state: "DRAFT",
    version: 3,
    content,
    writers: ["陈水生"],
    changedAt: "2026-11-23T02:00:00Z",
    note: null,
    files: [],
    fileLimits: { largest: 1_000, most: 20 },
  } as unknown as Edition;
  const preview = { html: "<p>带身份证。</p>", htmlEn: null, findings: [], similar: [] };

  it("says who was faster, keeps what is typed, and shows theirs when asked to", async () => {
    const theirs = { ...edition, version: 4, content: { ...content, title: "用水过户（新）" } };
    const asked = serve({
      "POST /knowledge/previews": preview,
      "PUT /knowledge/editions/e1": new Refusal("knowledgebase.edition-changed", 409, { changedBy: "林工" }),
      "GET /knowledge/editions/e1": theirs,
      "GET /categories": [],
      "GET /departments": [],
    });
    const page = show(EditionEditor, { edition });
    const title = await vi.waitFor(() => find<HTMLInputElement>(page, "title"));
    title.value = "我的标题";
    title.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(find<HTMLButtonElement>(page, "save-edition").disabled).toBe(false));
    find<HTMLButtonElement>(page, "save-edition").click();
    const reload = await vi.waitFor(() => find<HTMLButtonElement>(page, "reload"));
    expect(asked.find((one) => one.method === "PUT")?.body).toMatchObject({
      version: 3,
      content: { title: "我的标题" },
    });
    expect(page.textContent).toContain("林工");
    expect(title.value).toBe("我的标题");
    reload.click();
    await vi.waitFor(() => expect(title.value).toBe("用水过户（新）"));
  });

  it("leads to what is to be put right instead of sending it", async () => {
    const asked = serve({
      "POST /knowledge/previews": { ...preview, findings: [{ kind: "EMPTY", must: true, quote: null }] },
      "GET /categories": [],
      "GET /departments": [],
    });
    const page = show(EditionEditor, { edition });
    await vi.waitFor(() => expect(page.querySelector("[data-kind=EMPTY]")).not.toBeNull());
    page.querySelector<HTMLFormElement>("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await vi.waitFor(() => expect(document.activeElement).toBe(page.querySelector("[data-testid=checks]")));
    expect(asked.some((one) => one.path.endsWith("/submit"))).toBe(false);
  });

  it("waits for files that are on their way before it is handed over", async () => {
    const waiting = uploads();
    serve({ "POST /knowledge/previews": preview, "GET /categories": [], "GET /departments": [] });
    const page = show(EditionEditor, { edition });
    const input = await vi.waitFor(() => find<HTMLInputElement>(page, "attach-file"));
    Object.defineProperty(input, "files", { value: [file("申请表.pdf")] });
    input.dispatchEvent(new Event("change"));
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    const form = page.querySelector<HTMLFormElement>("form")!;
    form.dispatchEvent(new Event("submit", { cancelable: true }));
    await vi.waitFor(() => expect(useNotices().notices.at(-1)?.text).toContain("still on their way"));
    expect(page.querySelector("dialog")).toBeNull();
    waiting[0]!.done({ files: [{ id: "f1", name: "申请表", kind: "PDF", bytes: 10 }] });
    await vi.waitFor(() => expect(find<HTMLInputElement>(page, "file-name").value).toBe("申请表"));
    form.dispatchEvent(new Event("submit", { cancelable: true }));
    await vi.waitFor(() => expect(page.querySelector("dialog")?.textContent).toContain("Submit"));
  });
});
