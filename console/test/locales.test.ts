import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "../src/i18n/en";
import zh from "../src/i18n/zh-CN";

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, before = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string" ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    return one.isDirectory() ? sources(path) : /\.(vue|ts)$/.test(one.name) && one.name !== "call.ts" ? [path] : [];
  });
}

const chinese = flat(zh);
const english = flat(en);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();

describe("The console's texts", () => {
  it("are all there in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("name no value in one language that the other does not know", () => {
    const different = [...chinese].filter(
      ([key, text]) => !placeholders(english.get(key) ?? "").every((one) => placeholders(text).includes(one)),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("have every key that a page names", () => {
    const named = sources(join(import.meta.dirname, "../src"))
      .filter((path) => !path.includes("/i18n/"))
      .flatMap((path) =>
        [...readFileSync(path, "utf8").matchAll(/\b(?:t|translate)\(\s*["']([a-zA-Z][\w.-]*\.[\w.-]+)["']/g)].map(
          (one) => one[1]!,
        ),
      );
    expect(named.length).toBeGreaterThan(150);
    expect([...new Set(named)].filter((key) => !chinese.has(key))).toEqual([]);
  });
});
