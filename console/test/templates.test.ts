import { beforeEach, describe, expect, it, vi } from "vitest";
import TemplatePicker from "../src/tickets/TemplatePicker.vue";
import TemplatesDialog from "../src/tickets/TemplatesDialog.vue";
import { type FilledTemplate, inserted, type ReplyTemplate } from "../src/tickets/templates";
import { useNotices } from "../src/ui/notices";
import { all, button, find, serve, show, signedIn, write } from "./page";

const template = (more: Partial<ReplyTemplate> = {}): ReplyTemplate => ({
  id: "m1",
  name: "停水答复",
  shared: false,
  categoryCode: "water",
  categoryName: "供水",
  text: "您反映的{{ticket.title}}已修复。",
  textEn: null,
  changeable: true,
  version: 4,
  ...more,
});

describe("A template put into a reply", () => {
  it("stands behind what is written already, on a line of its own", () => {
    expect(inserted("", "已修复。")).toBe("已修复。");
    expect(inserted("  \n", "已修复。")).toBe("已修复。");
    expect(inserted("您好：\n\n", "已修复。")).toBe("您好：\n已修复。");
  });
});

describe("The templates for a case", () => {
  const filled = (more: Partial<FilledTemplate>): FilledTemplate => ({
    id: "m1",
    name: "停水答复",
    shared: false,
    suggested: false,
    text: "已修复。",
    textEn: null,
    ...more,
  });

  it("offer each language as a line of its own, and say which are made for the category", async () => {
    const filledOnes = [filled({ suggested: true, textEn: "It is repaired." }), filled({ id: "m2", name: "已受理" })];
    serve({ "GET /tickets/t1/templates": filledOnes });
    const used = vi.fn();
    const host = show(TemplatePicker, { ticket: "t1", text: "", onUse: used });
    find(host, "template-menu").click();
    await vi.waitFor(() => expect(all(host, "template")).toHaveLength(3));
    const lines = all(host, "template");
    expect(lines.map((one) => one.textContent?.includes("For this category"))).toEqual([true, true, false]);
    expect(lines.map((one) => one.textContent?.includes("in English"))).toEqual([false, true, false]);
    lines[1]!.click();
    expect(used).toHaveBeenCalledWith("It is repaired.");
  });
});

describe("The templates somebody keeps", () => {
  beforeEach(() => signedIn("OFFICER"));

  async function dialog(...items: ReplyTemplate[]) {
    const asked = serve({
      "GET /templates": { items, placeholders: ["ticket.number", "today"] },
      "GET /categories": [],
      "GET /departments": [],
      "POST /templates": template({ id: "m9" }),
      "PUT /templates/m2": template({ id: "m2" }),
    });
    const host = show(TemplatesDialog, { text: "已派人处理。" });
    await vi.waitFor(() => expect(host.textContent).toContain(items[0]?.name ?? "No templates yet"));
    return { host, written: () => asked.filter((one) => one.method !== "GET") };
  }

  it("begin with what is being written, and are kept with their name trimmed", async () => {
    const { host, written } = await dialog();
    find(host, "template-new").click();
    await vi.waitFor(() => find(host, "template-name"));
    expect(find<HTMLTextAreaElement>(host, "template-text").value).toBe("已派人处理。");
    write(find(host, "template-name"), "  已派人 ");
    find(host, "template-save").click();
    await vi.waitFor(() => expect(written()).toHaveLength(1));
    expect(written()[0]!.body).toEqual({
      name: "已派人",
      shared: false,
      categoryCode: null,
      text: "已派人处理。",
      textEn: null,
    });
  });

  it("are not sent without a name or a text, nor with more than fits", async () => {
    const { host, written } = await dialog();
    find(host, "template-new").click();
    await vi.waitFor(() => find(host, "template-name"));
    find(host, "template-save").click();
    await vi.waitFor(() => expect(host.querySelectorAll("[role=alert]")).toHaveLength(1));
    write(find(host, "template-name"), "字".repeat(51));
    write(find(host, "template-text"), " ");
    find(host, "template-save").click();
    await vi.waitFor(() => expect(host.querySelectorAll("[role=alert]")).toHaveLength(2));
    expect(written()).toEqual([]);
  });

  it("take in what is the case's own by a press", async () => {
    const { host } = await dialog();
    find(host, "template-new").click();
    await vi.waitFor(() => find(host, "template-text"));
    button(host, "Case number").click();
    await vi.waitFor(() =>
      expect(find<HTMLTextAreaElement>(host, "template-text").value).toBe("已派人处理。{{ticket.number}}"),
    );
  });

  it("of others are read only", async () => {
    const { host } = await dialog(template({ changeable: false }));
    expect(all(host, "template-list")[0]!.querySelector("button")).toBeNull();
  });

  it("come back when deleting is undone, and what is being written meanwhile stays", async () => {
    const other = template({ id: "m2", name: "已受理", version: 7 });
    const { host, written } = await dialog(template(), other);
    button(host, "Delete the template “停水答复”").click();
    await vi.waitFor(() => expect(written()).toHaveLength(1));
    expect(written()[0]).toMatchObject({ method: "DELETE", path: "/templates/m1?version=4" });
    button(host, "Change the template “已受理”").click();
    await vi.waitFor(() => find(host, "template-name"));
    write(find(host, "template-name"), "已受理，请等候");
    await vi.waitFor(() => expect(useNotices().notices.at(-1)?.action).toBeDefined());
    useNotices().notices.at(-1)!.action!.run();
    await vi.waitFor(() => expect(written()).toHaveLength(2));
    expect(written()[1]).toMatchObject({ method: "POST", path: "/templates", body: { name: "停水答复" } });
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "template-name").value).toBe("已受理，请等候"));
    find(host, "template-save").click();
    await vi.waitFor(() => expect(written()).toHaveLength(3));
    expect(written()[2]).toMatchObject({ method: "PUT", path: "/templates/m2", body: { version: 7 } });
  });
});
