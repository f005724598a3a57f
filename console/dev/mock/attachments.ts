import type { Me } from "../../src/session/types";
import type { Attachment } from "../../src/tickets/attachments";
import type { CommentFile } from "../../src/tickets/types";
import { ago } from "./times";

/** Content is not kept: only what a list shows. */
const files: (Attachment & { ticket: string })[] = [
  {
    ticket: "t1",
    id: "f1",
    audience: "CASE",
    comment: null,
    name: "现场情况说明.pdf",
    kind: "PDF",
    bytes: 348_210,
    picture: false,
    at: ago(3_000_000),
    byName: "李静",
    department: "12345热线中心",
    removedAt: null,
    removedByName: null,
    removable: true,
  },
];

export function attached(ticket: string) {
  return {
    items: files.filter((one) => one.ticket === ticket && one.audience).toReversed(),
    largest: 10_485_760,
    most: 30,
  };
}

export function attach(ticket: string, query: URLSearchParams, me: Me | null): Attachment {
  const name = query.get("name") ?? "";
  const made = {
    ticket,
    id: `f${files.length + 1}`,
    audience: query.get("audience") as Attachment["audience"],
    comment: null,
    name,
    kind: "PDF" as const,
    bytes: 120_000,
    picture: false,
    at: ago(0),
    byName: me?.displayName ?? null,
    department: me?.departmentName ?? null,
    removedAt: null,
    removedByName: null,
    removable: true,
  };
  files.push(made);
  return made;
}

/** What waited for a comment comes with it. */
export function comeWith(comment: string, audience: Attachment["audience"], ids: unknown): CommentFile[] {
  const come = files.filter((one) => Array.isArray(ids) && ids.includes(one.id));
  come.forEach((one) => Object.assign(one, { comment, audience }));
  return come.map((one) => ({ ...one, removed: false }));
}

export function detach(id: string, me: Me | null): void {
  files
    .filter((one) => one.id === id)
    .forEach((one) => Object.assign(one, { removedAt: ago(0), removedByName: me?.displayName, removable: false }));
}
