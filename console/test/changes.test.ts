import { describe, expect, it } from "vitest";
import type { Ticket, TicketEvent } from "../src/tickets/types";
import { changesBetween } from "../src/tickets/changes";

const ticket = (part: Partial<Ticket>) => ({ id: "t", version: 1, status: "DISPATCHED", ...part }) as Ticket;
const event = (name: string) => ({ at: "2026-11-22T01:00:00Z", name, byName: "周敏", details: {} }) as TicketEvent;

describe("What others did to a case meanwhile", () => {
  const before = { ticket: ticket({ pending: null, title: "停水" }), history: [event("opened"), event("dispatched")] };

  it("is their steps, and the fields that stand there otherwise", () => {
    const now = {
      ticket: ticket({
        version: 3,
        status: "RETURN_ASKED",
        title: "停水",
        pending: { kind: "return", reason: "OTHER", text: "不归我管", suggested: null, suggestedName: null },
      } as Partial<Ticket>),
      history: [...before.history, event("signed"), event("return-asked")],
    };
    const changes = changesBetween(before, now);
    expect(changes?.events.map((one) => one.name)).toEqual(["signed", "return-asked"]);
    expect(changes?.differences).toEqual([
      { field: "status", before: "DISPATCHED", after: "RETURN_ASKED" },
      { field: "pending", before: "", after: "不归我管" },
    ]);
  });

  it("is nothing where the case is as it was, or is another case", () => {
    expect(changesBetween(before, before)).toBeNull();
    expect(changesBetween(before, { ...before, ticket: ticket({ id: "other", version: 9 }) })).toBeNull();
  });
});
