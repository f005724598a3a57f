import { effectScope } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Ticket } from "../src/tickets/types";
import { upload } from "../src/api/upload";
import { sizeText } from "../src/files/files";
import { type Attachment, useAttachments } from "../src/tickets/attachments";
import TicketAttachments from "../src/tickets/TicketAttachments.vue";
import { all, button, find, serve, show, signedIn } from "./page";
import { file, trouble, uploads } from "./uploads";

vi.mock("../src/api/upload");

const LIST = "GET /tickets/t1/attachments";
const attachment = (more: Partial<Attachment> = {}): Attachment => ({
  id: "a1",
  audience: "CASE",
  comment: null,
  name: "水管.jpg",
  kind: "JPEG",
  bytes: 348_160,
  picture: true,
  at: "2026-11-16T02:00:00Z",
  byName: "陈立",
  department: null,
  removedAt: null,
  removedByName: null,
  removable: true,
  ...more,
});
const attached = (...items: Attachment[]) => ({ items, largest: 1_000, most: 3 });
async function ofCase() {
  const asked = serve({ [LIST]: attached() });
  const scope = effectScope();
  const files = scope.run(() => useAttachments("t1"))!;
  await files.load();
  return { files, scope, asked };
}

describe("Files of a case", () => {
  it("are sent one after the other, and the list is read again after each", async () => {
    const { files, asked } = await ofCase();
    const waiting = uploads();
    files.add([file("1.pdf"), file("2.pdf")], "DESK");
    await vi.waitFor(() => expect(waiting.map((one) => one.name)).toEqual(["1.pdf"]));
    waiting[0]!.done(attachment());
    await vi.waitFor(() => expect(waiting.map((one) => one.name)).toEqual(["1.pdf", "2.pdf"]));
    expect(asked).toHaveLength(2);
    expect(files.sending.value.map((one) => one.name)).toEqual(["2.pdf"]);
  });

  it("that are too large are not sent, and say so", async () => {
    const { files } = await ofCase();
    const waiting = uploads();
    files.add([file("large.wav", 1_001), file("fits.wav", 1_000)], "DESK");
    await vi.waitFor(() => expect(waiting.map((one) => one.name)).toEqual(["fits.wav"]));
    expect(files.sending.value.map((one) => one.tooLarge)).toEqual([true, false]);
  });

  it("are sent again under the same key, so that none is there twice", async () => {
    const { files } = await ofCase();
    const waiting = uploads();
    files.add([file("1.pdf")], "CITIZEN");
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting[0]!.fail();
    await vi.waitFor(() => expect(files.sending.value[0]?.problem).toEqual(trouble));
    files.again(files.sending.value[0]!);
    expect(files.sending.value[0]?.problem).toBeNull();
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(waiting[1]!.key).toBe(waiting[0]!.key);
  });

  it("do not stop the next one when one does not get there", async () => {
    const { files } = await ofCase();
    const waiting = uploads();
    files.add([file("1.pdf"), file("2.pdf")], "DESK");
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting[0]!.fail();
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
  });

  it("are not sent any more once the page is left", async () => {
    const { files, scope } = await ofCase();
    const waiting = uploads();
    files.add([file("1.pdf"), file("2.pdf")], "DESK");
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    scope.stop();
    waiting[0]!.fail();
    await new Promise((resolve) => setTimeout(resolve));
    expect(waiting).toHaveLength(1);
    expect(files.sending.value[0]?.problem).toBeNull();
  });

  it("are as large as people say it", () => {
    expect([1, 348_160, 2_516_582].map((bytes) => sizeText(bytes, "en"))).toEqual(["1 kB", "340 kB", "2.4 MB"]);
  });
});

describe("The list of a case's files", () => {
  const ticket = (more: Partial<Ticket> = {}) =>
    ({ id: "t1", status: "IN_PROGRESS", confidential: false, ...more }) as Ticket;

  async function page(items: Attachment[], of = ticket()) {
    const asked = serve({ [LIST]: attached(...items), "DELETE /tickets/t1/attachments/a1": undefined });
    const host = show(TicketAttachments, { ticket: of });
    await vi.waitFor(() => expect(host.textContent).toMatch(items.length > 0 ? "" : "No attachments"));
    await vi.waitFor(() => expect(all(host, "attachment")).toHaveLength(items.length));
    return { host, asked };
  }
  const audiences = (host: HTMLElement) =>
    [...host.querySelectorAll<HTMLInputElement>("input[type=radio]")].map((one) => one.value);

  beforeEach(() => vi.mocked(upload).mockReset());

  it("begins with the narrowest circle: the desk's own for the desk, the case's for a department", async () => {
    await signedIn("AGENT");
    const desk = (await page([])).host;
    expect(audiences(desk)).toEqual(["DESK", "CASE", "CITIZEN"]);
    expect(desk.querySelector<HTMLInputElement>("input:checked")?.value).toBe("DESK");
    await signedIn("OFFICER");
    const department = (await page([])).host;
    expect(audiences(department)).toEqual(["CASE", "CITIZEN"]);
    expect(department.querySelector<HTMLInputElement>("input:checked")?.value).toBe("CASE");
  });

  it("takes nothing from whoever only reads, nor for a case that is archived", async () => {
    await signedIn("LEADER");
    expect(all((await page([])).host, "attachment-zone")).toHaveLength(0);
    await signedIn("AGENT");
    const archived = (await page([attachment()], ticket({ status: "ARCHIVED" }))).host;
    expect(all(archived, "attachment-zone")).toHaveLength(0);
    expect(all(archived, "attachment-remove")).toHaveLength(0);
  });

  it("takes no more than there may be; what was removed does not count", async () => {
    await signedIn("AGENT");
    const gone = attachment({ id: "a9", removedAt: "2026-11-16T03:00:00Z", removedByName: "周敏" });
    const two = [attachment(), attachment({ id: "a2" }), gone];
    expect(find<HTMLInputElement>((await page(two)).host, "attachment-file").disabled).toBe(false);
    const three = [...two, attachment({ id: "a3" })];
    expect(find<HTMLInputElement>((await page(three)).host, "attachment-file").disabled).toBe(true);
  });

  it("says who removed a file, and leads to it no more", async () => {
    await signedIn("AGENT");
    const { host } = await page([attachment({ removedAt: "2026-11-16T03:00:00Z", removedByName: "周敏" })]);
    expect(host.textContent).toContain("Removed by 周敏");
    expect(host.querySelector("a, img")).toBeNull();
  });

  it("opens a picture, and has everything else downloaded", async () => {
    await signedIn("AGENT");
    const { host } = await page([
      attachment(),
      attachment({ id: "a2", kind: "PDF", picture: false, name: "通知.pdf" }),
    ]);
    const [picture, paper] = [...host.querySelectorAll("a")];
    expect(picture?.getAttribute("download")).toBeNull();
    expect(paper?.getAttribute("download")).toBe("通知.pdf");
  });

  it("leaves the focus on the next file that can be removed, else on the chooser", async () => {
    await signedIn("AGENT");
    const gone = (one: Attachment) => ({ ...one, removedAt: "2026-11-16T03:00:00Z", removable: false });
    const list = [attachment(), attachment({ id: "a2", removable: false }), attachment({ id: "a3", name: "3.pdf" })];
    serve({
      [LIST]: () => attached(...list),
      "DELETE /tickets/t1/attachments/a1": () => void (list[0] = gone(list[0]!)),
      "DELETE /tickets/t1/attachments/a3": () => void (list[2] = gone(list[2]!)),
    });
    const host = show(TicketAttachments, { ticket: ticket() });
    const remove = async (name: string, focus: () => HTMLElement) => {
      await vi.waitFor(() => button(host, `Remove ${name}`).click());
      await vi.waitFor(() => button(host, "Remove").click());
      await vi.waitFor(() => expect(document.activeElement).toBe(focus()));
    };
    await remove("水管.jpg", () => button(host, "Remove 3.pdf"));
    await remove("3.pdf", () => find(host, "attachment-file"));
  });

  it("asks before a file is removed", async () => {
    await signedIn("AGENT");
    const { host, asked } = await page([attachment()]);
    find(host, "attachment-remove").click();
    await vi.waitFor(() => expect(host.querySelector("dialog")?.textContent).toContain("水管.jpg"));
    expect(asked.map((one) => one.method)).toEqual(["GET"]);
    button(host, "Remove").click();
    await vi.waitFor(() => expect(asked.map((one) => one.method)).toEqual(["GET", "DELETE", "GET"]));
    await vi.waitFor(() => expect(host.querySelector("dialog")).toBeNull());
  });
});
