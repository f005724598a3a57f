import type { Shape, Tone } from "../ui/Status.vue";
import type { Breakdown, Report, Rhythm, RunState } from "./types";

export const RUN_LOOKS: Record<RunState, [Tone, Shape]> = {
  WAITING: ["calm", "ring"],
  SENDING: ["accent", "half"],
  SENT: ["good", "check"],
  FAILED: ["bad", "triangle"],
  DOUBTFUL: ["warn", "diamond"],
  WITHHELD: ["warn", "bar"],
  OVERTAKEN: ["calm", "bar"],
};

/** A report as it is written. */
export interface ReportDraft {
  name: string;
  figures: string[];
  breakdown: Breakdown;
  departments: string[];
  language: "zh-CN" | "en";
  rhythm: Rhythm;
  weekday: string;
  monthday: string;
  time: string;
  workingDays: boolean;
  staff: string[];
  /** One on a line. */
  addresses: string;
}

export function emptyReport(language: "zh-CN" | "en"): ReportDraft {
  return {
    name: "",
    figures: ["opened", "closed", "overdue", "solved", "satisfied", "answered-in-time"],
    breakdown: "DEPARTMENT",
    departments: [],
    language,
    rhythm: "WEEKLY",
    weekday: "1",
    monthday: "1",
    time: "08:00",
    workingDays: true,
    staff: [],
    addresses: "",
  };
}

export function draftOf(one: Report): ReportDraft {
  return {
    name: one.name,
    figures: [...one.figures],
    breakdown: one.breakdown,
    departments: [...one.departments],
    language: one.language,
    rhythm: one.rhythm,
    weekday: one.rhythm === "WEEKLY" ? String(one.day) : "1",
    monthday: one.rhythm === "MONTHLY" ? String(one.day) : "1",
    time: one.time.slice(0, 5),
    workingDays: one.workingDays,
    staff: one.receivers.flatMap((each) => each.staff ?? []),
    addresses: one.receivers.flatMap((each) => each.address ?? []).join("\n"),
  };
}

/** As the server takes it. */
export function bodyOf(draft: ReportDraft, version?: number) {
  const { weekday, monthday, staff, addresses, ...rest } = draft;
  return {
    ...rest,
    day: { DAILY: 1, WEEKLY: Number(weekday), MONTHLY: Number(monthday) }[draft.rhythm],
    receivers: [...staff.map((id) => ({ staff: id })), ...linesOf(addresses).map((address) => ({ address }))],
    version,
  };
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\s,;，；]+/)
    .map((one) => one.trim())
    .filter(Boolean);
}
