import type { Duty, DutyClock, Ticket } from "../../src/tickets/types";
import { DAY } from "./times";
import { wasContacted } from "./life";

const HOUR = DAY / 24;

/** The clocks of a case, made up from where it stands. */
export function clocksOf(ticket: Ticket): DutyClock[] {
  const opened = Date.parse(ticket.createdAt);
  const clocks = [clock(ticket, "DISPATCH", opened, opened + DAY, ticket.lead ? opened + HOUR : null)];
  if (ticket.lead) {
    const since = opened + HOUR;
    const due = ticket.dueAt ? Date.parse(ticket.dueAt) : since + 5 * DAY;
    const replied = ticket.repliedAt ? Date.parse(ticket.repliedAt) : null;
    const signed = ticket.signedAt ? Date.parse(ticket.signedAt) : replied;
    clocks.push(clock(ticket, "SIGN", since, ticket.status === "DISPATCHED" ? due : since + DAY, signed));
    const spoken = wasContacted(ticket) ? Date.now() : replied;
    clocks.push(clock(ticket, "FIRST_CONTACT", since, since + 2 * DAY, spoken));
    clocks.push(clock(ticket, "REPLY", since, Math.max(due, since + HOUR), replied));
    if (replied && ticket.status === "REPLIED") {
      clocks.push(clock(ticket, "REVIEW", replied, replied + DAY, null));
    }
  }
  return clocks;
}

function clock(ticket: Ticket, duty: Duty, from: number, due: number, done: number | null): DutyClock {
  const desk = ["DISPATCH", "REVIEW", "FOLLOW_UP"].includes(duty);
  const paused = ticket.status === "SUSPENDED" && !desk && done === null;
  const at = (millis: number) => new Date(millis).toISOString();
  return {
    id: `${ticket.id}-${duty}`,
    duty,
    departmentCode: desk ? null : ticket.lead,
    department: desk ? null : ticket.leadName,
    state: done ? "STOPPED" : paused ? "PAUSED" : "RUNNING",
    startedAt: at(from),
    dueAt: at(due),
    late: (done ?? (paused ? from : Date.now())) > due,
    pausedAt: paused ? at(Date.now() - 2 * HOUR) : null,
    pauseReason: paused ? (ticket.pending?.text ?? null) : null,
    pausedSeconds: paused ? 7_200 : 0,
    stoppedAt: done ? at(done) : null,
    outcome: done ? (done > due ? "LATE" : "MET") : null,
    rules: 1,
    because: "投诉（一般）应在派单后5个工作日内答复，2026-11-20 10:00起计，当日不算，至最后一个工作日18:00止。",
    steps: [
      "按第1版时限规则：5个工作日，按全市工作日历",
      "2026-11-20 10:00起计",
      "2026-11-20（周五）：不计，起算当日不算",
      "2026-11-21（周六）至2026-11-22（周日）：不计，休息日",
      "2026-11-23（周一）至2026-11-27（周五）：计5个工作日",
      "到期：2026-11-27 18:00",
    ],
  };
}
