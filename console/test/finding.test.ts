import { describe, expect, it } from "vitest";
import { marked } from "../src/knowledge/marked";
import { questionFrom } from "../src/knowledge/question";
import { combination, writesCharacter } from "../src/shell/shortcuts";
import { initials } from "../src/ui/initials";

const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  combination({ key: name, code: "", ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });

describe("Finding", () => {
  it("knows the first letters of the pinyin", () => {
    expect(initials("停水")).toBe("ts");
    expect(initials("养老保险")).toBe("ylbx");
    expect(initials("12345热线")).toBe("12345rx");
  });

  it("asks for the title and the sentence somebody is at", () => {
    expect(questionFrom("停水", "昨天开始。今天水发黄")).toBe("停水 今天水发黄");
    expect(questionFrom("", "")).toBe("");
    expect(questionFrom("长".repeat(300), "").length).toBe(120);
  });

  it("marks what was found, whatever the order and overlap of the places", () => {
    expect(marked("小区停水了", [[2, 4]])).toEqual([
      { text: "小区", marked: false },
      { text: "停水", marked: true },
      { text: "了", marked: false },
    ]);
    const overlapping = marked("abcdef", [
      [3, 5],
      [1, 4],
      [5, 99],
    ]);
    expect(overlapping.map((one) => one.text).join("")).toBe("abcdef");
  });
});

describe("Shortcuts", () => {
  it("are written as people say them", () => {
    expect(key("F9")).toBe("F9");
    expect(key("F9", { shiftKey: true })).toBe("Shift+F9");
    expect(key("Enter", { ctrlKey: true })).toBe("Ctrl+Enter");
    expect(key("?", { shiftKey: true })).toBe("?");
    expect(key("˚", { altKey: true, code: "KeyK" })).toBe("Alt+K");
    expect(key("Shift", { shiftKey: true })).toBeNull();
  });

  it("that write a character are known, because they must not fire while somebody types", () => {
    expect(writesCharacter("/")).toBe(true);
    expect(writesCharacter("F9")).toBe(false);
  });
});
