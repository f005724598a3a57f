import { beforeEach, describe, expect, it, vi } from "vitest";
import { nextTick, reactive } from "vue";
import type { CitizenCard } from "../src/citizen/types";
import type { Attachment } from "../src/tickets/attachments";
import type { Comment, Ticket } from "../src/tickets/types";
import { upload } from "../src/api/upload";
import SpokenFor from "../src/desk/SpokenFor.vue";
import TicketComments from "../src/tickets/TicketComments.vue";
import { all, button, find, Refusal, serve, show, signedIn, write } from "./page";
import { file, uploads } from "./uploads";

vi.mock("../src/api/upload");

const COMMENTS = "/tickets/t1/comments";
const said: Comment = {
  id: "k1",
  audience: "CASE",
  text: "见照片",
  at: "2026-11-16T02:00:00Z",
  byName: "陈立",
  department: null,
  files: [
    { id: "f1", name: "现场.jpg", kind: "JPEG", bytes: 10, picture: true, removed: false },
    { id: "f2", name: "PDF", kind: "PDF", bytes: 10, picture: false, removed: true },
  ],
};
const waiting = (id: string): Attachment => ({
  id,
  audience: null,
  comment: null,
  name: `${id}.pdf`,
  kind: "PDF",
  bytes: 10,
  picture: false,
  at: "2026-11-16T02:00:00Z",
  byName: null,
  department: null,
  removedAt: null,
  removedByName: null,
  removable: true,
});

async function page(answer: unknown = said, confidential = false) {
  await signedIn("AGENT");
  const asked = serve({
    [`GET ${COMMENTS}?size=10`]: { items: [said], next: null },
    "GET /tickets/t1/attachments": { items: [], largest: 1_000, most: 3 },
    [`POST ${COMMENTS}`]: answer,
    "DELETE /tickets/t1/attachments/a1": undefined,
  });
  const ticket = { id: "t1", status: "IN_PROGRESS", confidential } as Ticket;
  const host = show(TicketComments, { ticket });
  const choose = (...files: File[]) => {
    const input = find<HTMLInputElement>(host, "comment-file");
    Object.defineProperty(input, "files", { value: files, configurable: true });
    input.dispatchEvent(new Event("change"));
  };
  const sent = () => asked.filter((one) => one.method === "POST");
  const send = () => find(host, "comment-form").dispatchEvent(new Event("submit", { cancelable: true }));
  return { host, asked, choose, send, sent };
}

describe("A comment's files", () => {
  beforeEach(() => {
    vi.mocked(upload).mockReset();
  });

  it("are there before it is sent, and are named when it is", async () => {
    const { host, choose, send, sent } = await page();
    const line = uploads();
    choose(file("1.pdf"), file("2.pdf"));
    await vi.waitFor(() => expect(line).toHaveLength(1));
    expect(vi.mocked(upload).mock.calls[0]?.slice(0, 2)).toEqual([
      "/tickets/t1/attachments/waiting",
      { name: "1.pdf" },
    ]);
    line[0]!.done(waiting("a1"));
    await vi.waitFor(() => expect(line).toHaveLength(2));
    write(find(host, "comment-text"), "见照片");
    send();
    await vi.waitFor(() => expect(host.textContent).toContain("A file is not there yet"));
    expect(sent(), "not without the second").toHaveLength(0);
    line[1]!.done(waiting("a2"));
    await vi.waitFor(() => expect(host.textContent).not.toContain("A file is not there yet"));
    send();
    await vi.waitFor(() => expect(sent().map((one) => one.body.files)).toEqual([["a1", "a2"]]));
    await vi.waitFor(() => expect(all(host, "comment-waiting")).toHaveLength(0));
  });

  it("can be taken off again while it is written", async () => {
    const { host, asked, choose, send, sent } = await page();
    const line = uploads();
    choose(file("1.pdf"));
    await vi.waitFor(() => expect(line).toHaveLength(1));
    line[0]!.done(waiting("a1"));
    await vi.waitFor(() => expect(all(host, "comment-waiting")).toHaveLength(1));
    button(host, "Remove a1.pdf").click();
    await vi.waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ method: "DELETE", path: "/tickets/t1/attachments/a1" }),
    );
    write(find(host, "comment-text"), "没有照片");
    send();
    await vi.waitFor(() => expect(sent().map((one) => one.body.files)).toEqual([[]]));
  });

  it("leave the focus on the next when one is taken off, and on the chooser after the last", async () => {
    const { host, choose } = await page();
    const line = uploads();
    choose(file("1.pdf"), file("2.pdf"), file("3.pdf"));
    for (const place of [0, 1, 2]) {
      await vi.waitFor(() => expect(line).toHaveLength(place + 1));
      line[place]!.done(waiting(`a${place + 1}`));
    }
    await vi.waitFor(() => expect(all(host, "comment-drop")).toHaveLength(3));
    const take = async (name: string) => {
      const remove = button(host, `Remove ${name}`);
      remove.focus();
      remove.click();
      await vi.waitFor(() => expect(remove.isConnected).toBe(false));
      await nextTick();
    };
    await take("a1.pdf");
    expect(document.activeElement).toBe(button(host, "Remove a2.pdf"));
    await take("a3.pdf");
    expect(document.activeElement).toBe(find(host, "comment-file"));
    await take("a2.pdf");
    expect(document.activeElement).toBe(find(host, "comment-file"));
  });

  it("that did not get there leave the focus on the chooser when they are forgotten", async () => {
    const { host, choose } = await page();
    uploads();
    choose(file("large.wav", 1_001));
    await vi.waitFor(() => expect(host.textContent).toContain("was not sent"));
    button(host, "Do not send").click();
    await vi.waitFor(() => expect(document.activeElement).toBe(find(host, "comment-file")));
  });

  it("stay where the comment is refused, and so does what is written", async () => {
    const { host, choose, send } = await page(new Refusal("ticketing.comment-file-gone"));
    const line = uploads();
    choose(file("1.pdf"));
    await vi.waitFor(() => expect(line).toHaveLength(1));
    line[0]!.done(waiting("a1"));
    await vi.waitFor(() => expect(all(host, "comment-waiting")).toHaveLength(1));
    write(find(host, "comment-text"), "见照片");
    send();
    await vi.waitFor(() => expect(host.textContent).toContain("ticketing.comment-file-gone"));
    expect(all(host, "comment-waiting")).toHaveLength(1);
    expect(find<HTMLTextAreaElement>(host, "comment-text").value).toBe("见照片");
  });

  it("that are too large are not sent", async () => {
    const { host, choose } = await page();
    uploads();
    choose(file("large.wav", 1_001));
    await vi.waitFor(() => expect(host.textContent).toContain("was not sent"));
    expect(upload).not.toHaveBeenCalled();
  });

  it("stand beneath it; of one that was removed nothing is opened", async () => {
    const { host } = await page();
    await vi.waitFor(() => expect(all(host, "comment-files")).toHaveLength(1));
    const beneath = find(host, "comment-files");
    expect([...beneath.querySelectorAll("a")].map((one) => one.textContent)).toEqual(["现场.jpg"]);
    expect(beneath.textContent).toContain("The file was removed");
  });
});

describe("For whom a citizen speaks", () => {
  const citizen = (...codes: string[]) =>
    ({ id: "c1", organisations: codes.map((code) => ({ code, name: `单位${code}` })) }) as unknown as CitizenCard;

  function choice(of: CitizenCard | null, chosen: string | null) {
    const form = reactive({ organisation: chosen });
    const host = show(SpokenFor, {
      citizen: of,
      modelValue: chosen,
      "onUpdate:modelValue": (code: string | null) => (form.organisation = code),
    });
    return { host, form };
  }

  it("is themselves unless the agent says otherwise", async () => {
    const { host, form } = choice(citizen("A", "B"), null);
    expect(host.querySelector<HTMLInputElement>("input:checked")?.value).toBe("");
    find<HTMLInputElement>(host, "spoken-for-B").click();
    await nextTick();
    expect(form.organisation).toBe("B");
  });

  it("is not asked of who speaks for nobody, nor before it is known", () => {
    expect(choice(citizen(), null).host.querySelector("input")).toBeNull();
    const unknown = choice(null, "A");
    expect(unknown.host.querySelector("input")).toBeNull();
    expect(unknown.form.organisation).toBe("A");
  });

  it("is themselves again once they do not speak for it any more", () => {
    expect(choice(citizen("B"), "A").form.organisation).toBeNull();
  });
});
