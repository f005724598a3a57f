import type { ImportKind, ImportProblem, ImportRun } from "../../src/imports/types";
import { ago, DAY } from "./times";

/** The mock city's imports: a file with faults, which moves on each time it is looked at. */
const column = (code: string, label: string, required: boolean, hint: string, example: string) => ({
  code,
  label,
  required,
  hint,
  example,
});
const before: ImportRun = {
  id: "i0",
  kind: "departments",
  fileName: "承办单位-2026.xlsx",
  state: "DONE",
  uploadedBy: "秦慕清",
  uploadedAt: ago(20 * DAY),
  note: "原热线系统移交",
  startedBy: "秦慕清",
  startedAt: ago(20 * DAY),
  endedAt: ago(20 * DAY),
  rows: 86,
  done: 86,
  added: 84,
  changed: 2,
  unchanged: 0,
  faulty: 0,
  failure: null,
};
const kinds: ImportKind[] = [
  {
    kind: "departments",
    title: "承办单位",
    about: "机构树：编码相同的单位被修改，文件里没有的单位保持不变。全部成功或全部不导入。",
    whole: true,
    columns: [
      column(
        "code",
        "编码",
        true,
        "字母、数字、“.”、“-”、“_”，最多40个字符；以后以它辨认单位，不再改变。",
        "water-east",
      ),
      column("name", "名称", true, "最多50个字。", "东区水务局"),
      column("level", "级别", true, "市级、区级、街道级（或 CITY、DISTRICT、STREET）。", "区级"),
      column("parent", "上级编码", false, "最上级不填。上级可以在本文件里，先后不限。", "water"),
    ],
    runs: [before],
  },
  {
    kind: "old-tickets",
    title: "旧工单",
    about: "原系统里已经办结的工单，保留原编号和时间；没有时限，也不通知任何人。一行一行导入。",
    whole: false,
    columns: [
      column("number", "工单编号", true, "原系统的编号，不再改变。", "GD2023-000017"),
      column("title", "标题", true, "最多100个字。", "路灯不亮"),
    ],
    runs: [],
  },
];

export const listed = (): ImportKind[] => kinds;

export function handIn(kind: string, fileName: string): ImportRun {
  const of = kinds.find((one) => one.kind === kind)!;
  const run: ImportRun = {
    ...before,
    id: `i${Date.now()}`,
    kind,
    fileName,
    state: "READING",
    uploadedAt: new Date().toISOString(),
    note: null,
    startedBy: null,
    startedAt: null,
    endedAt: null,
    rows: 0,
    done: 0,
    added: 0,
    changed: 0,
  };
  of.runs.unshift(run);
  return run;
}

const STEPS = 6;

/** A step further each time somebody looks. */
export function looked(id: string): ImportRun | undefined {
  const run = found(id);
  if (run?.state === "READING") {
    Object.assign(run, { state: "CHECKING", rows: 1200 });
  } else if (run && (run.state === "CHECKING" || run.state === "RUNNING")) {
    const all = run.state === "RUNNING" ? run.rows - run.faulty : run.rows;
    run.done = Math.min(all, run.done + Math.ceil(all / STEPS));
    run.added = run.state === "RUNNING" ? run.done : Math.max(0, run.done - PROBLEMS.length);
    if (run.done === all) {
      Object.assign(
        run,
        run.state === "RUNNING"
          ? { state: "DONE", endedAt: new Date().toISOString() }
          : { state: "CHECKED", faulty: PROBLEMS.length },
      );
    }
  }
  return run;
}

export function decide(id: string, step: string, note: string): ImportRun | undefined {
  const run = found(id);
  const now = new Date().toISOString();
  if (run && step === "start") {
    Object.assign(run, { state: "RUNNING", done: 0, added: 0, note, startedAt: now, startedBy: "秦慕清" });
  } else if (run && step === "check") {
    Object.assign(run, { state: "CHECKING", done: 0, added: 0, faulty: 0 });
  } else if (run) {
    Object.assign(run, { state: "CANCELLED", endedAt: now });
  }
  return run;
}

function found(id: string): ImportRun | undefined {
  return kinds.flatMap((one) => one.runs).find((one) => one.id === id);
}

export const PROBLEMS: ImportProblem[] = [
  {
    row: 7,
    column: "上级编码",
    code: "unknown-parent",
    text: "没有上级“water-est”",
    remedy: "请填上级的编码；上级可以在系统里，也可以在本文件里。",
  },
  { row: 19, column: "编码", code: "twice", text: "与第12行重复", remedy: "请删去其中一行。" },
  {
    row: 31,
    column: "级别",
    code: "no-choice",
    text: "“市属”不是可选的内容",
    remedy: "可填：市级、区级、街道级。",
  },
];
