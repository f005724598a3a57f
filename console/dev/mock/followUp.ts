import type { Exclusion, ExclusionGround, FollowUpLine, FollowUps } from "../../src/followup/types";
import type { Me } from "../../src/session/types";
import type { Ticket } from "../../src/tickets/types";
import { TICKETS } from "./cases";
import { ago, ahead, DAY } from "./times";

const asked: Exclusion[] = [];
const texted = new Set<string>();
const GRADES = ["NOT_SOLVED", "VERY_DISSATISFIED", "DISSATISFIED", "FAIR", "SATISFIED", "VERY_SATISFIED"];

export function waiting(): FollowUpLine[] {
  const now = { may: "NOW" as const, until: null };
  return TICKETS.filter((one) => one.status === "FOLLOW_UP").map((one, index) => ({
    ticket: one.id,
    number: one.number,
    title: one.title,
    department: one.leadName,
    askedAt: ago(DAY),
    nextAt: ahead(DAY / 8),
    calls: 1,
    tries: 1,
    language: index === 1 ? "en" : "zh-CN",
    call: index % 2 === 0 ? now : { may: "NEVER", until: null },
    text: index === 2 ? { may: "LATER", until: ahead(DAY / 6) } : now,
    textAgainAt: texted.has(one.id) ? ahead(DAY) : ago(DAY / 24),
  }));
}

/** Asked once more by text. */
export function text(ticket: Ticket): void {
  texted.add(ticket.id);
}

/** One round of every case that was asked about, simplified. */
export function followUpsOf(ticket: Ticket, me: Me | null): FollowUps {
  const grade = ticket.satisfaction === null ? null : GRADES.indexOf(ticket.satisfaction);
  const excluded = asked.some((one) => one.ticket === ticket.id && one.decision?.approved);
  const round = {
    id: `round-${ticket.id}`,
    askedAt: ago(DAY),
    endedAt: ticket.closedAt,
    outcome: ticket.closedAt ? ("RATED" as const) : null,
    contacted: null,
    solved: grade === null ? null : grade > 0,
    grade,
    via: "SMS",
    tries: 0,
    sample: true,
    excluded,
  };
  const open = ticket.status === "FOLLOW_UP" || grade !== null;
  return {
    own: me?.departmentCode === ticket.lead,
    rounds: open ? [{ round, askedBy: null }] : [],
    exclusions: exclusions(null, me).filter((one) => one.ticket === ticket.id),
  };
}

export function judged(ticket: Ticket, grade: number): void {
  Object.assign(ticket, { status: "CLOSED", closedAt: ago(0), satisfaction: GRADES[grade] });
}

export function exclude(ticket: Ticket, ground: ExclusionGround, evidence: string, keptAt: string | null): void {
  asked.push({
    id: `exclusion-${asked.length}`,
    ticket: ticket.id,
    number: ticket.number,
    title: ticket.title,
    department: ticket.leadName,
    grade: ticket.satisfaction === null ? null : GRADES.indexOf(ticket.satisfaction),
    ground,
    evidence,
    keptAt,
    askedAt: ago(0),
    askedBy: "林晓岚",
    decision: null,
    mayDecide: true,
  });
}

/** @param decided null for all */
export function exclusions(decided: boolean | null, me: Me | null): Exclusion[] {
  return asked
    .filter((one) => decided === null || (one.decision !== null) === decided)
    .map((one) => ({
      ...one,
      mayDecide: one.decision === null && (me?.roles.includes("SUPERVISOR") ?? false),
    }));
}

export function decide(id: string, approved: boolean, note: string, me: Me | null): void {
  const one = asked.find((each) => each.id === id);
  if (one) {
    one.decision = { at: ago(0), by: me?.displayName ?? null, approved, note };
  }
}
