import type { Slice } from "../../src/api/types";
import type { Me } from "../../src/session/types";
import type { Comment } from "../../src/tickets/types";
import { comeWith } from "./attachments";
import { ago } from "./times";

const said: (Comment & { ticket: string })[] = [
  {
    ticket: "t1",
    id: "k1",
    audience: "CASE",
    text: "市民下午不在家，请傍晚联系。",
    at: ago(3_600_000),
    byName: "李静",
    department: "12345热线中心",
    files: [],
  },
];

export function commentsOf(ticket: string): Slice<Comment> {
  return { items: said.filter((one) => one.ticket === ticket).toReversed(), next: null };
}

export function comment(ticket: string, body: Record<string, unknown>, me: Me | null): Comment {
  const id = `k${said.length + 1}`;
  const audience = body.audience as Comment["audience"];
  const made = {
    ticket,
    id,
    audience,
    text: String(body.text),
    at: ago(0),
    byName: me?.displayName ?? null,
    department: me?.departmentName ?? null,
    files: comeWith(id, audience, body.files),
  };
  said.push(made);
  return made;
}
