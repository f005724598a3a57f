import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import {
  REFUSAL_GROUNDS,
  RETURN_REASONS,
  TICKET_ACTIONS,
  TICKET_STATUSES,
  type Ticket,
  type TicketEvent,
} from "../src/tickets/types";
import en from "../src/i18n/en";
import zh from "../src/i18n/zh-CN";
import { beforeDispute, begunBy, isForViewer, suggestedDepartment } from "../src/tickets/asked";
import { STATUS_LOOKS } from "../src/tickets/looks";
import {
  bodyOf,
  faultsOf,
  isPlain,
  MAIN_STEPS,
  OWN_FORMS,
  proposedStep,
  SIDE_STEPS,
  STEP_FORMS,
} from "../src/tickets/stepForms";
import { useBegun } from "../src/tickets/steps";

const API = readFileSync(join(import.meta.dirname, "../../docs/staff-api.md"), "utf8");

/** The words of a list in the document. */
function named(part: RegExp): string[] {
  return [...(part.exec(API)?.[1] ?? "").matchAll(/[A-Za-z][\w-]+/g)].map((one) => one[0]);
}

const ROWS = /\| step \| body \| who \| \|\n\|---\|---\|---\|---\|\n((?:\|.*\n)+)/.exec(API)?.[1] ?? "";
const SIDE_NAMES = ROWS.trim()
  .split("\n")
  .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([\w-]+)`/g)].map((one) => one[1]!));
const STRAIGHT_NAMES = named(/the names of the steps above and `([^`]+)`/);
const EVENTS = named(/For ticket events `what` is `([^`]+)`/);
const STATUSES = named(/`status` is one of `([^`]+)`/);

function at(texts: unknown, path: string): unknown {
  return path.split(".").reduce((here, key) => (here as Record<string, unknown> | undefined)?.[key], texts);
}

const LANGUAGES = { "zh-CN": zh, en };

function missing(paths: string[]): string[] {
  return Object.entries(LANGUAGES).flatMap(([name, texts]) =>
    paths.filter((path) => typeof at(texts, path) !== "string").map((path) => `${name}: ${path}`),
  );
}

describe("The steps of a case", () => {
  it("are those the API names", () => {
    expect(SIDE_NAMES).toHaveLength(24);
    expect([...TICKET_ACTIONS].sort()).toEqual([...SIDE_NAMES, ...STRAIGHT_NAMES].sort());
  });

  it("each have a form, and a place among the main ones or behind 'more'", () => {
    expect([...Object.keys(STEP_FORMS), ...OWN_FORMS].sort()).toEqual([...TICKET_ACTIONS].sort());
    expect([...MAIN_STEPS, ...SIDE_STEPS].sort()).toEqual([...TICKET_ACTIONS].sort());
  });

  it("have all the words their forms show, in both languages", () => {
    const wanted = TICKET_ACTIONS.flatMap((step) => {
      const form = isPlain(step) ? STEP_FORMS[step] : null;
      return [
        "name",
        ...(form ? ["intro", "send", "done"] : []),
        ...(form?.codes ? ["code"] : []),
        ...(form?.department ? ["department"] : []),
        ...(form?.days ? ["days"] : []),
        ...(form?.at ? ["at"] : []),
        ...(form?.text ? ["label"] : []),
      ].map((word) => `steps.${step}.${word}`);
    });
    expect(missing(wanted)).toEqual([]);
  });

  it("have words for every reason that can be chosen", () => {
    expect(missing(RETURN_REASONS.map((one) => `ticket.returnReason.${one}`))).toEqual([]);
    expect(missing(REFUSAL_GROUNDS.map((one) => `ticket.refusalGround.${one}`))).toEqual([]);
    [...RETURN_REASONS, ...REFUSAL_GROUNDS].forEach((one) => expect(ROWS).toContain(one));
  });

  it("have words for what history and timeline tell of them", () => {
    expect(EVENTS.length).toBeGreaterThan(20);
    expect(missing(EVENTS.flatMap((one) => [`tickets.history.${one}`, `timeline.what.${one}`]))).toEqual([]);
  });
});

describe("The states of a case", () => {
  it("are those the API names, with words in both languages", () => {
    expect([...TICKET_STATUSES].sort()).toEqual(STATUSES.sort());
    expect(missing(TICKET_STATUSES.map((one) => `ticket.status.${one}`))).toEqual([]);
  });

  it("each have a shape of their own, so that colour is never the only sign", () => {
    const shapes = TICKET_STATUSES.map((one) => STATUS_LOOKS[one][1]);
    expect(new Set(shapes).size).toBe(TICKET_STATUSES.length);
  });
});

describe("The step that lies open", () => {
  it("is the one thing to do, never one that says no", () => {
    expect(proposedStep(["return", "reply", "suspend"], false)).toBe("reply");
    expect(proposedStep(["refuse-return", "accept-return", "withdraw"], false)).toBe("accept-return");
    expect(proposedStep(["withdraw"], false)).toBeNull();
    expect(proposedStep(["redo", "reopen"], false)).toBeNull();
  });

  it("is a mere button where there is little room", () => {
    expect(proposedStep(["sign", "return"], true)).toBe("sign");
    expect(proposedStep(["resume"], true)).toBe("resume");
    expect(proposedStep(["reply", "return"], true)).toBeNull();
  });
});

describe("A step's form", () => {
  const empty = { code: "", department: "", number: "", days: "", at: "", text: "" };

  it("wants what the server wants, and says beside which field", () => {
    expect(faultsOf(STEP_FORMS.return, empty)).toEqual({ code: "codeMissing", text: "textMissing" });
    expect(faultsOf(STEP_FORMS.arbitrate, empty)).toEqual({ department: "departmentMissing", text: "textMissing" });
    expect(faultsOf(STEP_FORMS["hand-down"], empty)).toEqual({ department: "departmentMissing" });
    expect(faultsOf(STEP_FORMS.resume, empty)).toEqual({});
    expect(faultsOf(STEP_FORMS.suspend, { ...empty, text: " \n" })).toEqual({ text: "textMissing" });
    expect(faultsOf(STEP_FORMS.suspend, { ...empty, text: "字".repeat(1_001) })).toEqual({ text: "textTooLong" });
  });

  it("takes one to ten working days, whole ones", () => {
    const fault = (days: string) => faultsOf(STEP_FORMS["ask-extension"], { ...empty, text: "因", days }).days;
    expect(["1", "10"].map(fault)).toEqual([undefined, undefined]);
    expect(["", "0", "11", "2.5", "-1", "1e1"].map(fault)).toEqual(Array(6).fill("daysWrong"));
  });

  it("takes a time that has been", () => {
    const fault = (at: string) => faultsOf(STEP_FORMS.contact, { ...empty, text: "已联系", at }).at;
    expect(["2026-01-01T10:00", "", "2999-01-01T10:00"].map(fault)).toEqual([undefined, "atWrong", "atWrong"]);
  });

  it("sends what was filled in under the names of the API, and nothing else", () => {
    const values = {
      code: "NOT_OUR_DUTY",
      department: "urban",
      number: "20261122-000001",
      days: "3",
      at: "2026-11-22T10:00",
      text: " 因为 ",
    };
    expect(bodyOf(STEP_FORMS.return, values)).toEqual({
      reasonCode: "NOT_OUR_DUTY",
      departmentCode: "urban",
      reason: "因为",
    });
    expect(bodyOf(STEP_FORMS.return, { ...values, department: "" })).not.toHaveProperty("departmentCode");
    expect(bodyOf(STEP_FORMS["ask-extension"], values)).toEqual({ workingDays: 3, reason: "因为" });
    expect(bodyOf(STEP_FORMS.close, values)).toEqual({ note: "因为" });
    expect(bodyOf(STEP_FORMS["hand-down"], { ...values, text: "" })).toEqual({ departmentCode: "urban" });
    expect(bodyOf(STEP_FORMS["accept-return"], values)).toEqual({});
    expect(bodyOf(STEP_FORMS.merge, values)).toEqual({ number: "20261122-000001", reason: "因为" });
    expect(bodyOf(STEP_FORMS.contribute, values)).toEqual({ text: "因为" });
  });
});

describe("What was begun in a step", () => {
  beforeEach(() => useBegun(() => "t", "return").clear());

  it("is kept by ticket, step and field until it is sent", () => {
    const { field, clear } = useBegun(() => "t", "return");
    field("text").value = "不是我们的";
    field("code").value = "OTHER";
    expect(useBegun(() => "t", "return").field("text").value).toBe("不是我们的");
    expect(useBegun(() => "other", "return").field("text").value).toBe("");
    expect(useBegun(() => "t", "reply").field("text").value).toBe("");
    clear();
    expect([field("text").value, field("code").value]).toEqual(["", ""]);
  });

  it("gives way to nothing once it was emptied by hand, not even to what is proposed", () => {
    const department = useBegun(() => "t", "return").field("department", () => "urban");
    expect(department.value).toBe("urban");
    department.value = "";
    expect(department.value).toBe("");
  });
});

describe("What is asked of a case", () => {
  const event = (name: string, details: Record<string, unknown> = {}): TicketEvent => ({
    at: "2026-11-22T08:00:00Z",
    name,
    by: null,
    byName: null,
    details,
  });
  const asked = event("return-asked", { reason: "NOT_OUR_DUTY", text: "不归我们", suggested: "urban" });
  const refused = event("return-refused", { text: "归你们" });
  const disputed = event("disputed", { text: "真不归我们" });
  const pending = { kind: "dispute", reason: null, text: "", suggested: null, suggestedName: null, workingDays: null };

  it("was asked by the last step of its kind; a dispute may have begun as a return", () => {
    expect(begunBy(pending as never, [event("opened"), asked, refused, disputed])).toBe(disputed);
    expect(begunBy(pending as never, [event("opened"), asked])).toBe(asked);
  });

  it("is told from its beginning where it is disputed", () => {
    expect(beforeDispute([event("opened"), asked, refused, disputed])).toEqual([asked, refused]);
    expect(beforeDispute([event("opened"), asked])).toEqual([]);
  });

  it("names whose the case is said to be, until it has gone on from there", () => {
    expect(suggestedDepartment([event("dispatched"), asked, refused, disputed])).toBe("urban");
    expect(suggestedDepartment([event("dispatched"), asked, event("returned")])).toBe("urban");
    expect(suggestedDepartment([asked, event("returned"), event("dispatched")])).toBeNull();
    expect(suggestedDepartment([event("dispatched"), event("return-asked", { text: "不清楚" })])).toBeNull();
  });

  it("is the viewer's to decide where they can take the step that decides it", () => {
    const ticket = { pending, actions: ["withdraw"] } as unknown as Ticket;
    expect(isForViewer(ticket)).toBe(false);
    expect(isForViewer({ ...ticket, actions: ["arbitrate"] })).toBe(true);
  });
});
