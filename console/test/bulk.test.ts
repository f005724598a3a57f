import { describe, expect, it } from "vitest";
import type { Role } from "../src/session/types";
import type { TicketLine, TicketStatus } from "../src/tickets/types";
import { stepFor } from "../src/tickets/bulk";

const line = (status: TicketStatus) => ({ status }) as TicketLine;
const as =
  (...mine: Role[]) =>
  (...roles: Role[]) =>
    roles.some((role) => mine.includes(role));

describe("Many cases at once", () => {
  it("are dispatched by the desk and signed for by the department, and nothing else", () => {
    expect(stepFor(line("TO_DISPATCH"), as("AGENT"))).toBe("dispatch");
    expect(stepFor(line("TO_DISPATCH"), as("SUPERVISOR"))).toBe("dispatch");
    expect(stepFor(line("DISPATCHED"), as("OFFICER"))).toBe("sign");
    expect(stepFor(line("DISPATCHED"), as("AGENT"))).toBeNull();
    expect(stepFor(line("TO_DISPATCH"), as("OFFICER"))).toBeNull();
    expect(stepFor(line("REPLIED"), as("SUPERVISOR"))).toBeNull();
    expect(stepFor(line("TO_DISPATCH"), as("LEADER"))).toBeNull();
  });
});
