import { describe, expect, it } from "vitest";
import type { Question } from "../src/forms/types";
import { draftOf, questionOf } from "../src/forms/drafting";
import { answersTo, faultsOf, toldOf } from "../src/forms/questions";

const question = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  datatype: "STRING",
  required: false,
  name: code,
  nameEn: null,
  hint: null,
  hintEn: null,
  personal: false,
  choices: [],
  ...more,
});

describe("The questions of a category", () => {
  const pole = question("pole", { required: true });
  const lamps = question("lamps", { datatype: "NUMBER" });

  it("need an answer only for what goes to a department", () => {
    expect(faultsOf([pole], {}, true)).toHaveProperty("pole");
    expect(faultsOf([pole], { pole: ["  "] }, true)).toHaveProperty("pole");
    expect(faultsOf([pole], {}, false)).toEqual({});
  });

  it("take numbers as a Chinese keyboard gives them, and no words", () => {
    expect(faultsOf([lamps], { lamps: ["１２"] }, true)).toEqual({});
    expect(faultsOf([lamps], { lamps: ["很多"] }, true)).toHaveProperty("lamps");
    expect(faultsOf([lamps], { lamps: ["1e99"] }, true)).toHaveProperty("lamps");
  });

  it("count characters as the server does: an emoji is one", () => {
    expect(faultsOf([pole], { pole: ["😀".repeat(200)] }, true)).toEqual({});
    expect(faultsOf([pole], { pole: ["😀".repeat(201)] }, true)).toHaveProperty("pole");
  });

  it("send only what is asked now and was answered", () => {
    expect(answersTo([pole, lamps], { pole: ["A1"], lamps: [""], since: ["2026"] })).toEqual({ pole: ["A1"] });
  });

  it("show what the server says at the field it says it of", () => {
    const problem = { status: 422, title: "", remedy: "", retryable: false };
    const errors = [{ field: "pole", code: "missing", text: "请填写" }];
    expect(toldOf({ ...problem, code: "ticketing.answers-faulty", details: { errors } })).toEqual({ pole: "请填写" });
    expect(toldOf({ ...problem, code: "ticketing.title-missing", details: {} })).toEqual({});
    expect(toldOf(null)).toEqual({});
  });
});

describe("A question being written", () => {
  it("has its choices as lines, either bar will do, and comes back as it was", () => {
    const choices = [
      { key: "dark", name: "不亮", nameEn: "Dark" },
      { key: "day", name: "白天亮", nameEn: null },
    ];
    const list = question("fault", { datatype: "MULTIVALUELIST", choices });
    expect(draftOf(list).choiceLines).toBe("dark | 不亮 | Dark\nday | 白天亮");
    expect(questionOf(draftOf(list))).toEqual(list);
    expect(questionOf({ ...draftOf(list), choiceLines: "dark｜不亮｜Dark\n\n day | 白天亮 " })).toEqual(list);
  });

  it("loses its choices when it is no list any more", () => {
    const list = draftOf(
      question("fault", { datatype: "SINGLEVALUELIST", choices: [{ key: "a", name: "甲", nameEn: null }] }),
    );
    expect(questionOf({ ...list, datatype: "STRING" }).choices).toEqual([]);
  });
});
