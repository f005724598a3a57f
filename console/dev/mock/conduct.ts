import type { Conduct, Repeat } from "../../src/conduct/types";

const HOUR = 3_600_000;
const at = (millis: number) => new Date(Date.now() + millis).toISOString();
const OPEN = {
  citizen: "c1",
  upheld: null,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  endsAt: null,
  appeal: null,
  appealedAt: null,
  lifted: null,
  appealDecidedBy: null,
  appealDecidedAt: null,
  appealReason: null,
};

export const CONDUCT: Conduct[] = [
  { ...OPEN, id: "h2", kind: "HARASSMENT", reason: "20+ / 24 h", proposedBy: null, proposedAt: at(-2 * HOUR) },
  {
    ...OPEN,
    id: "h1",
    kind: "ABUSE",
    reason: "通话中多次辱骂坐席",
    proposedBy: "陈思远",
    proposedAt: at(-200 * HOUR),
    upheld: true,
    decidedBy: "刘建国",
    decidedAt: at(-190 * HOUR),
    decisionReason: "录音核实",
    endsAt: at(500 * HOUR),
  },
];

export const REPEATS: Repeat[] = [
  {
    categoryCode: "environment.noise",
    categoryName: "噪声扰民",
    address: "和平路1号",
    times: 3,
    lastAt: at(-5 * HOUR),
    numbers: ["20261121-000012", "20261115-000007", "20261102-000003"],
    tickets: ["t1", "t2", "t3"],
  },
];
