import type { Me } from "../../src/session/types";
import type { MonitoredLine, MonitoredRow, Supervision, SupervisionLevel } from "../../src/supervision/types";
import type { Ticket } from "../../src/tickets/types";
import { clocksOf } from "./clocks";
import { TICKETS } from "./cases";
import { PEOPLE } from "./people";
import { ago, ahead, DAY } from "./times";

const raised: Supervision[] = [];

/** Urging and answering, simplified: whoever has the case is named. */
export function supervisionsOf(ticket: Ticket, me: Me | null): Supervision[] {
  begin();
  return raised.filter((one) => one.ticket === ticket.id).map((one) => seenBy(one, me));
}

export function supervisions(query: URLSearchParams, me: Me | null): Supervision[] {
  begin();
  const answered = query.get("answered") === "true";
  return raised
    .filter((one) => (one.answeredAt !== null) === answered)
    .map((one) => seenBy(one, me))
    .filter((one) => query.get("mine") !== "true" || one.mayAnswer);
}

export function raise(ticket: Ticket, level: SupervisionLevel, reason: string, me: Me | null): void {
  const open = raised.find((one) => one.ticket === ticket.id && one.answeredAt === null);
  if (open) {
    Object.assign(open, { level, reason, levelAt: ago(0) });
  } else {
    raised.push(made(ticket, level, me?.displayName ?? null, reason));
  }
}

export function answer(id: string, text: string, me: Me | null): boolean {
  const open = raised.find((one) => one.id === id);
  if (open) {
    Object.assign(open, { answeredAt: ago(0), answeredBy: me?.displayName ?? "", answer: text });
  }
  return open !== undefined;
}

export function monitored(query: URLSearchParams): MonitoredLine[] {
  begin();
  return TICKETS.flatMap((ticket) =>
    clocksOf(ticket)
      .filter((clock) => clock.state !== "STOPPED" && ticket.status !== "CLOSED" && ticket.status !== "ARCHIVED")
      .map((clock): MonitoredLine => {
        const left = Date.parse(clock.dueAt) - Date.now();
        const used = 1 - left / Math.max(1, Date.parse(clock.dueAt) - Date.parse(clock.startedAt));
        const colour = clock.state === "PAUSED" ? "PAUSED" : left < 0 ? "RED" : used > 0.75 ? "YELLOW" : "GREEN";
        const open = raised.find((one) => one.ticket === ticket.id && one.duty === clock.duty && !one.answeredAt);
        return {
          ticket: ticket.id,
          number: ticket.number,
          title: ticket.title,
          status: ticket.status,
          urgency: ticket.urgency,
          categoryName: ticket.categoryName,
          duty: clock.duty,
          departmentCode: clock.departmentCode,
          department: clock.department,
          startedAt: clock.startedAt,
          dueAt: clock.dueAt,
          colour,
          lateSeconds: colour === "RED" ? -left / 1_000 : 0,
          supervised: open?.level ?? null,
        };
      }),
  )
    .filter((one) => fits(one, query))
    .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
}

export function monitoring(query: URLSearchParams): MonitoredRow[] {
  const rows = new Map<string, MonitoredRow>();
  for (const line of monitored(query)) {
    const key = `${line.departmentCode}/${line.duty}`;
    const { departmentCode, department, duty } = line;
    const row = rows.get(key) ?? {
      departmentCode,
      department,
      duty,
      running: 0,
      yellow: 0,
      red: 0,
      paused: 0,
      worstLateSeconds: 0,
      supervised: 0,
    };
    row.running++;
    row.yellow += line.colour === "YELLOW" ? 1 : 0;
    row.red += line.colour === "RED" ? 1 : 0;
    row.paused += line.colour === "PAUSED" ? 1 : 0;
    row.worstLateSeconds = Math.max(row.worstLateSeconds, line.lateSeconds);
    row.supervised += line.supervised ? 1 : 0;
    rows.set(key, row);
  }
  return [...rows.values()];
}

function fits(line: MonitoredLine, query: URLSearchParams): boolean {
  const department = query.get("department") ?? "";
  return (
    (department === "" || department === (line.departmentCode ?? "-")) &&
    ["duty", "urgency", "colour"].every((name) => {
      const wanted = query.get(name) ?? "";
      return wanted === "" || wanted === line[name as "duty" | "urgency" | "colour"];
    })
  );
}

/** Two that the system has raised. */
function begin(): void {
  if (raised.length === 0) {
    const late = TICKETS.filter((one) => one.status === "IN_PROGRESS").slice(0, 2);
    late.forEach((ticket, index) => raised.push(made(ticket, index === 0 ? "SUPERVISE" : "URGE", null, null)));
  }
}

function made(ticket: Ticket, level: SupervisionLevel, by: string | null, reason: string | null): Supervision {
  return {
    id: `s${raised.length + 1}`,
    ticket: ticket.id,
    number: ticket.number,
    title: ticket.title,
    departmentCode: ticket.lead,
    department: ticket.leadName,
    duty: "REPLY",
    level,
    raisedAt: ago(DAY),
    levelAt: ago(DAY / 4),
    raisedBy: by,
    reason,
    people: PEOPLE.filter((one) => one.departmentCode === ticket.lead).map((one) => one.displayName),
    answerBy: ahead(DAY / 3),
    overdue: false,
    answeredAt: null,
    answeredBy: null,
    answer: null,
    mayAnswer: false,
  };
}

function seenBy(one: Supervision, me: Me | null): Supervision {
  return { ...one, mayAnswer: one.answeredAt === null && me?.departmentCode === one.departmentCode };
}
