import type { Macro, MacroResult, MacroStep } from "../../src/tickets/macros";
import type { Ticket } from "../../src/tickets/types";
import { DEPARTMENTS } from "./people";

const step = (part: Partial<MacroStep>): MacroStep => ({
  kind: "SIGN",
  departmentCode: null,
  departmentName: null,
  text: null,
  template: null,
  audience: null,
  number: null,
  ...part,
});
const kept: Macro[] = [
  {
    id: "x1",
    name: "签收并答复",
    shared: true,
    steps: [step({}), step({ kind: "REPLY", template: "m1", text: "已恢复供水。" })],
    forMany: false,
    changeable: true,
    version: 1,
  },
];

export const macros = () => kept;

export function keepMacro(body: Record<string, unknown>): Macro {
  const steps = (body.steps as Partial<MacroStep>[]).map((one) =>
    step({ ...one, departmentName: DEPARTMENTS.find((each) => each.code === one.departmentCode)?.name ?? null }),
  );
  const made = {
    id: `x${kept.length + 1}`,
    name: String(body.name),
    shared: body.shared === true,
    steps,
    forMany: !steps.some((one) => one.kind === "REPLY"),
    changeable: true,
    version: 1,
  };
  kept.push(made);
  return made;
}

/** Signing works where it is to be signed. */
export function macroResult(id: string, ticket: Ticket): MacroResult {
  const steps = kept.find((one) => one.id === id)?.steps ?? [];
  const done = steps[0]?.kind !== "SIGN" || ticket.status === "DISPATCHED";
  return {
    done,
    steps: steps.map((one, place) => ({
      step: one,
      standing: done ? "DONE" : place === 0 ? "REFUSED" : "NOT_TRIED",
      problem: done || place > 0 ? null : { title: "工单当前状态不能进行此操作", remedy: "请刷新查看最新状态。" },
    })),
  };
}
