import { expect, it, vi } from "vitest";
import type { Ticket } from "../src/tickets/types";
import TicketSpokenFor from "../src/tickets/TicketSpokenFor.vue";
import { all, find, Refusal, serve, show, signedIn } from "./page";

const PATH = "/tickets/t1/organisation";
const THEIRS = [
  { code: "A", name: "新城物业公司", chosen: false },
  { code: "B", name: "旧城物业公司", chosen: true },
];

async function opened(organisations: unknown, answer: unknown = {}) {
  await signedIn("AGENT");
  const asked = serve({ [`GET ${PATH}`]: organisations, [`PUT ${PATH}`]: answer });
  let done = 0;
  let reloads = 0;
  const host = show(TicketSpokenFor, {
    ticket: { id: "t1", version: 7 } as Ticket,
    onDone: () => done++,
    onReload: () => reloads++,
  });
  find(host, "change-spoken-for").click();
  await vi.waitFor(() => find(host, "close-spoken-for"));
  const choose = (code: string) => find(host, `ticket-spoken-for-${code}`).click();
  const save = () => find(host, "save-spoken-for").click();
  return { host, asked, choose, save, done: () => done, reloads: () => reloads };
}

it("begins with the one that stands there, and sends another with the version that was seen", async () => {
  const page = await opened(THEIRS);
  expect(find<HTMLInputElement>(page.host, "ticket-spoken-for-B").checked).toBe(true);
  page.choose("A");
  page.save();
  await vi.waitFor(() => expect(page.done()).toBe(1));
  expect(page.asked.at(-1)).toMatchObject({ method: "PUT", body: { version: 7, organisation: "A" } });
});

it("says null for themselves", async () => {
  const page = await opened(THEIRS);
  page.choose("");
  page.save();
  await vi.waitFor(() => expect(page.done()).toBe(1));
  expect(page.asked.at(-1)?.body.organisation).toBeNull();
});

it("keeps what was chosen when somebody changed the case meanwhile, and offers to look again", async () => {
  const page = await opened(THEIRS, new Refusal("ticketing.changed-meanwhile"));
  page.choose("A");
  page.save();
  await vi.waitFor(() => expect(page.host.textContent).toContain("ticketing.changed-meanwhile"));
  expect(find<HTMLInputElement>(page.host, "ticket-spoken-for-A").checked).toBe(true);
  find(page.host, "reload").click();
  expect(page.reloads()).toBe(1);
  expect(page.done()).toBe(0);
});

it("says where to note an organisation when the citizen has none", async () => {
  const page = await opened([]);
  expect(page.host.textContent).toContain("No organisation is noted");
  expect(all(page.host, "save-spoken-for")).toHaveLength(0);
});
