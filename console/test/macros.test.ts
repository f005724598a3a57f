import { defineComponent, h, nextTick, ref } from "vue";
import { describe, expect, it, vi } from "vitest";
import type { Ticket, TicketLine } from "../src/tickets/types";
import BulkBar from "../src/tickets/BulkBar.vue";
import BulkMacro from "../src/tickets/BulkMacro.vue";
import MacroMenu from "../src/tickets/MacroMenu.vue";
import MacrosDialog from "../src/tickets/MacrosDialog.vue";
import { draftOf, type Macro, type MacroResult, type MacroStep } from "../src/tickets/macros";
import { useNotices } from "../src/ui/notices";
import { all, button, find, Refusal, serve, show, signedIn, write } from "./page";

const step = (more: Partial<MacroStep>): MacroStep => ({
  kind: "SIGN",
  departmentCode: null,
  departmentName: null,
  text: null,
  template: null,
  audience: null,
  number: null,
  ...more,
});
const macro = (more: Partial<Macro> = {}): Macro => ({
  id: "k1",
  name: "签收并答复",
  shared: false,
  steps: [step({}), step({ kind: "REPLY", template: "m1" })],
  forMany: false,
  changeable: true,
  version: 2,
  ...more,
});
const told = (done: boolean): MacroResult => ({
  done,
  steps: [
    { step: step({}), standing: done ? "DONE" : "UNDONE", problem: null },
    {
      step: step({ kind: "REPLY" }),
      standing: done ? "DONE" : "REFUSED",
      problem: done ? null : { title: "已有答复", remedy: "请先退回" },
    },
  ],
});

describe("A macro on a case", () => {
  const ticket = { id: "t1", number: "20261116-000001", version: 5 } as Ticket;

  async function menu(answers: Record<string, unknown>) {
    const asked = serve({ "GET /macros": [macro()], ...answers });
    const done = vi.fn();
    const host = show(MacroMenu, { ticket, onDone: done });
    find(host, "macro-menu").click();
    await vi.waitFor(() => find(host, "macro-签收并答复"));
    find(host, "macro-签收并答复").click();
    await vi.waitFor(() => find(host, "macro-run"));
    return { host, done, ran: () => asked.filter((one) => one.path === "/tickets/t1/macros/k1") };
  }

  it("shows what it will do before it does it, and does it once", async () => {
    const { host, done, ran } = await menu({
      "POST /tickets/t1/macros/k1/preview": told(true),
      "POST /tickets/t1/macros/k1": told(true),
    });
    await vi.waitFor(() => expect(host.textContent).toContain("can be done"));
    expect(ran()).toEqual([]);
    find(host, "macro-run").click();
    find(host, "macro-run").click();
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(ran()).toMatchObject([{ body: { version: 5 } }]);
  });

  it("that cannot be done now cannot be started", async () => {
    const { host } = await menu({ "POST /tickets/t1/macros/k1/preview": told(false) });
    await vi.waitFor(() => expect(host.textContent).toContain("已有答复"));
    expect(find<HTMLButtonElement>(host, "macro-run").disabled).toBe(true);
  });

  it("says which step failed, that nothing was done, and is over", async () => {
    const { host, done } = await menu({
      "POST /tickets/t1/macros/k1/preview": told(true),
      "POST /tickets/t1/macros/k1": told(false),
    });
    await vi.waitFor(() => expect(find<HTMLButtonElement>(host, "macro-run").disabled).toBe(false));
    find(host, "macro-run").click();
    await vi.waitFor(() => expect(host.textContent).toContain("Nothing was done"));
    expect(host.textContent).toContain("请先退回");
    expect(all(host, "macro-run")).toHaveLength(0);
    expect(done).not.toHaveBeenCalled();
  });

  it("is tried again under the same key", async () => {
    let lost = true;
    const { host, done, ran } = await menu({
      "POST /tickets/t1/macros/k1/preview": told(true),
      "POST /tickets/t1/macros/k1": () => (lost ? new Refusal("x", 503) : told(true)),
    });
    await vi.waitFor(() => expect(find<HTMLButtonElement>(host, "macro-run").disabled).toBe(false));
    find(host, "macro-run").click();
    await vi.waitFor(() => expect(ran()).toHaveLength(1));
    await vi.waitFor(() => expect(find<HTMLButtonElement>(host, "macro-run").disabled).toBe(false));
    lost = false;
    find(host, "macro-run").click();
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(ran()[0]!.key).not.toBeNull();
    expect(ran()[1]!.key).toBe(ran()[0]!.key);
  });
});

describe("A macro on several cases", () => {
  const lines = [
    { id: "t1", version: 5 },
    { id: "t2", version: 9 },
  ] as TicketLine[];

  it("is one made for many; where there is none, nothing is offered", async () => {
    const asked = serve({ "GET /macros": [macro()] });
    const host = show(BulkMacro, { lines, disabled: false, busy: false });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(all(host, "bulk-macro")).toHaveLength(0);
  });

  it("is told every case with the version that was seen, and tells what came of each", async () => {
    const results = [
      { id: "t1", status: "IN_PROGRESS", problem: null },
      { id: "t2", status: null, problem: { title: "已有答复", remedy: "" } },
    ];
    const asked = serve({
      "GET /macros": [macro({ id: "k9", name: "只办一张" }), macro({ forMany: true })],
      "POST /bulk/macro": results,
    });
    const done = vi.fn();
    const host = show(BulkMacro, { lines, disabled: false, busy: false, onDone: done });
    await vi.waitFor(() => find(host, "bulk-macro"));
    find(host, "bulk-macro").click();
    await vi.waitFor(() => button(host, "签收并答复"));
    expect(host.textContent).not.toContain("只办一张");
    button(host, "签收并答复").click();
    await vi.waitFor(() => find(host, "bulk-macro-run"));
    expect(asked).toHaveLength(1);
    find(host, "bulk-macro-run").click();
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith(lines, results, "签收并答复"));
    expect(asked[1]!.body).toEqual({ macro: "k1", rows: lines });
  });
});

describe("The cases chosen in a list", () => {
  it("may move on while a macro runs on them; what came of it is told all the same", async () => {
    await signedIn("OFFICER");
    const chosen = ref([
      { id: "t1", number: "20261116-000001", version: 5, status: "DISPATCHED" },
      { id: "t2", number: "20261116-000002", version: 9, status: "DISPATCHED" },
    ] as TicketLine[]);
    serve({
      "GET /macros": [macro({ forMany: true })],
      "GET /categories": [],
      "GET /departments": [],
      "POST /bulk/macro": async () => {
        chosen.value = [];
        await nextTick();
        return [
          { id: "t1", status: "IN_PROGRESS", problem: null },
          { id: "t2", status: null, problem: { title: "已有答复", remedy: "" } },
        ];
      },
    });
    const done = vi.fn();
    const host = show(
      defineComponent(() => () => h(BulkBar, { lines: chosen.value, onDone: done })),
      {},
    );
    await vi.waitFor(() => find(host, "bulk-macro"));
    find(host, "bulk-macro").click();
    await vi.waitFor(() => button(host, "签收并答复"));
    button(host, "签收并答复").click();
    await vi.waitFor(() => find(host, "bulk-macro-run"));
    find(host, "bulk-macro-run").click();
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith(["t2"]));
    await vi.waitFor(() => expect(find(host, "bulk-refused").textContent).toContain("已有答复"));
    expect(useNotices().notices.at(-1)?.text).toContain("on 1 case");
  });
});

describe("The macros somebody keeps", () => {
  async function dialog(...macros: Macro[]) {
    const asked = serve({
      "GET /macros": macros,
      "GET /templates": { items: [], placeholders: [] },
      "GET /categories": [],
      "GET /departments": [],
      "POST /macros": macro(),
    });
    const host = show(MacrosDialog, {});
    await vi.waitFor(() => expect(host.textContent).toContain(macros[0]?.name ?? "No macros yet"));
    return { host, written: () => asked.filter((one) => one.method !== "GET") };
  }
  const offered = (host: HTMLElement) =>
    [...host.querySelectorAll<HTMLElement>("[data-testid^=macro-add-]")].map((one) =>
      one.dataset.testid!.replace("macro-add-", ""),
    );

  it("are of steps that the writer may take", async () => {
    for (const [role, steps] of [
      ["OFFICER", ["SIGN", "REPLY", "COMMENT"]],
      ["AGENT", ["DISPATCH", "RELATE", "COMMENT"]],
    ] as const) {
      await signedIn(role);
      const { host } = await dialog();
      find(host, "macro-new").click();
      await vi.waitFor(() => expect(offered(host)).toEqual(steps));
    }
  });

  it("are not sent without a name, without steps, or with a step that lacks something", async () => {
    await signedIn("AGENT");
    const { host, written } = await dialog();
    find(host, "macro-new").click();
    await vi.waitFor(() => find(host, "macro-save"));
    find(host, "macro-save").click();
    await vi.waitFor(() => expect(host.textContent).toContain("Add a step at least"));
    write(find(host, "macro-name"), "转办");
    find(host, "macro-add-DISPATCH").click();
    await vi.waitFor(() => find(host, "macro-department"));
    find(host, "macro-save").click();
    await vi.waitFor(() => expect(find(host, "macro-department").getAttribute("aria-invalid")).toBe("true"));
    expect(written()).toEqual([]);
  });

  it("come back when deleting is undone, with all their steps", async () => {
    await signedIn("OFFICER");
    const { host, written } = await dialog(macro());
    button(host, "Delete the macro “签收并答复”").click();
    await vi.waitFor(() => expect(written()).toMatchObject([{ method: "DELETE", path: "/macros/k1?version=2" }]));
    await vi.waitFor(() => expect(useNotices().notices.at(-1)?.action).toBeDefined());
    useNotices().notices.at(-1)!.action!.run();
    await vi.waitFor(() => expect(written()).toHaveLength(2));
    const { name, shared, steps } = draftOf(macro());
    const kept = steps.map((one) => ({ ...one, template: one.template || null }));
    expect(written()[1]).toMatchObject({ method: "POST", body: { name, shared, steps: kept } });
  });
});
