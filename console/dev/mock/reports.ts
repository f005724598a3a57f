import type { ReceiverChoice, Report, ReportBoard, ReportRun } from "../../src/reports/types";
import { ago, ahead, DAY } from "./times";

/** Two reports: one that goes out, one that cannot. */
const run = (id: string, receiver: string, change: Partial<ReportRun>): ReportRun => ({
  id,
  receiver,
  first: ago(7 * DAY).slice(0, 10),
  last: ago(DAY).slice(0, 10),
  dueAt: ago(3_600_000),
  byHand: false,
  state: "SENT",
  tries: 1,
  nextAt: null,
  endedAt: ago(3_500_000),
  trouble: null,
  ...change,
});
const RUNS: ReportRun[] = [
  run("r1", "吴向东", {}),
  run("r2", "office@example.org", {
    state: "WAITING",
    tries: 2,
    nextAt: ahead(300_000),
    endedAt: null,
    trouble: {
      code: "UNREACHABLE",
      text: "邮件服务器没有应答",
      remedy: "会自动再试。请系统管理员检查 spring.mail.host。",
    },
  }),
];
const REPORTS: Report[] = [
  {
    id: "p1",
    name: "三率周报",
    figures: ["opened", "closed", "solved", "satisfied"],
    breakdown: "DEPARTMENT",
    departments: [],
    language: "zh-CN",
    rhythm: "WEEKLY",
    day: 1,
    time: "08:00",
    workingDays: true,
    receivers: [
      { staff: "s1", address: null, name: "吴向东" },
      { staff: null, address: "office@example.org", name: "office@example.org" },
    ],
    paused: false,
    nextAt: ahead(3 * DAY),
    owner: "吴向东",
    mine: true,
    deletable: true,
    last: RUNS[1]!,
    version: 1,
  },
];

export const board = (): ReportBoard => ({
  items: REPORTS,
  mailReady: true,
  domains: ["example.org"],
  mostFigures: 8,
});

export const receivers = (): ReceiverChoice[] => [
  { staff: "s1", name: "吴向东", department: "热线中心", reachable: true },
  { staff: "s2", name: "陈思远", department: "市政府", reachable: true },
  { staff: "s3", name: "李明", department: "热线中心", reachable: false },
];

export const runs = () => RUNS;

export function keep(body: Record<string, unknown>, id = `p${Date.now()}`): string {
  const known = REPORTS.find((one) => one.id === id);
  const made = { ...(known ?? REPORTS[0]!), ...body, id, last: known?.last ?? null } as Report;
  made.receivers = (body.receivers as { staff?: string; address?: string }[]).map((one) => ({
    staff: one.staff ?? null,
    address: one.address ?? null,
    name: one.address ?? receivers().find((each) => each.staff === one.staff)?.name ?? "",
  }));
  REPORTS.splice(known ? REPORTS.indexOf(known) : REPORTS.length, known ? 1 : 0, made);
  return id;
}

export function pause(id: string, paused: boolean): void {
  const one = REPORTS.find((each) => each.id === id);
  if (one) {
    one.paused = paused;
    one.nextAt = paused ? null : ahead(DAY);
  }
}

export function drop(id: string): void {
  REPORTS.splice(
    REPORTS.findIndex((one) => one.id === id),
    1,
  );
}

export const preview = () => ({
  subject: "[示例] 三率周报 · 2026-11-16 至 2026-11-22",
  html: "<!DOCTYPE html><html lang=zh-CN><body><h1>三率周报</h1><table><tr><th>全市</th><td>96</td></tr></table></body></html>",
  text: "三率周报\n\n全市\n  受理：96\n",
});
