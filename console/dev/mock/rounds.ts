import type { CaseRounds, Ticket } from "../../src/tickets/types";
import { suggested } from "./catalogue";
import { DEPARTMENTS } from "./people";
import { storyOf } from "./life";

const MOST = 2;
const BEGINS = new Set(["dispatched", "arbitrated", "handed-down", "redone"]);

/** Which departments had the case, as its history tells. */
export function roundsOf(ticket: Ticket): CaseRounds {
  const rounds: CaseRounds["rounds"] = [];
  for (const { name, at, details } of storyOf(ticket)) {
    const last = rounds.at(-1);
    if (BEGINS.has(name)) {
      const departmentName = String(details.departmentName ?? "");
      const departmentCode = DEPARTMENTS.find((one) => one.name === departmentName)?.code ?? "";
      rounds.push({ departmentCode, departmentName, dispatchedAt: at, signedAt: null, returnedAt: null, reason: null });
    } else if (last && name === "signed") {
      last.signedAt = at;
    } else if (last && name === "returned") {
      Object.assign(last, { returnedAt: at, reason: String(details.text ?? "") });
    }
  }
  const returns = rounds.filter((one) => one.returnedAt !== null).length;
  const asked = ticket.status === "DISPUTED" || (ticket.status === "TO_DISPATCH" && returns >= MOST);
  return { returns, mostReturns: MOST, rounds, asked, whose: asked ? whose(ticket, rounds, returns) : null };
}

function whose(ticket: Ticket, rounds: CaseRounds["rounds"], returns: number): CaseRounds["whose"] {
  const first = rounds.find((one) => one.signedAt !== null);
  if (first) {
    const { departmentCode, departmentName, signedAt } = first;
    return { rule: "FIRST_TAKER", departmentCode, departmentName, signedAt, because: null };
  }
  const last = returns < MOST ? null : suggested(ticket.categoryCode, ticket.address, true);
  return last && { rule: "LAST_RESORT", signedAt: null, ...last };
}
