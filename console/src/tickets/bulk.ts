import { api } from "../api/client";
import type { Problem } from "../api/problem";
import type { Role } from "../session/types";
import type { TicketLine, TicketStatus } from "./types";

/** Steps that make sense on many cases at once: where nothing has to be read first that differs from case to case. */
export type BulkStep = "sign" | "dispatch";

/** The server takes no more at once. */
export const MOST_AT_ONCE = 50;

const FITS: readonly { step: BulkStep; status: TicketStatus; roles: readonly Role[] }[] = [
  { step: "dispatch", status: "TO_DISPATCH", roles: ["AGENT", "SUPERVISOR"] },
  { step: "sign", status: "DISPATCHED", roles: ["OFFICER"] },
];

/** What the reader may do with a line beside others; nothing where it is not to be chosen. */
export function stepFor(line: TicketLine, has: (...roles: Role[]) => boolean): BulkStep | null {
  return FITS.find((one) => one.status === line.status && has(...one.roles))?.step ?? null;
}

/** What came of one case. */
export interface BulkResult {
  id: string;
  status: TicketStatus | null;
  problem: Pick<Problem, "title" | "remedy"> | null;
}

export function takeAll(
  step: BulkStep,
  lines: readonly TicketLine[],
  body: Record<string, unknown>,
): Promise<BulkResult[]> {
  return api.post<BulkResult[]>(`/bulk/${step}`, { ...body, rows: lines.map(({ id, version }) => ({ id, version })) });
}
