import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { translate } from "../src/i18n";
import en from "../src/i18n/en";
import zh from "../src/i18n/zh-CN";
import { ofBrowser } from "../src/session/preferences";
import { useHeadline } from "../src/tickets/headline";
import { show } from "./page";

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

  it("do not say of one thing in English that it is several", () => {
    const counted = /\{(count|n|whole|days|cases|tries|returns|times|raw|rows)\} (\w+ )?(\w{2,}s|people|have|are)\b/;
    // Several by what they are: all components, alerts said together, rules that begin at two.
    const several = /^(admin\.system\.allUp|supervision\.alert\.several\..*|.*\.lastDays|dashboard\.rates\.title)$/;
    const rules = /^(conduct\.(repeated|inDays)|citizenRules\.says\..*|figures\.hot\.(why|never))$/;
    const wrong = [...english].filter(
      ([key, text]) => counted.test(text) && !text.includes(" | ") && !several.test(key) && !rules.test(key),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("say one of a thing in the singular, whether its number is a number or written out", () => {
    let headline!: ReturnType<typeof useHeadline>;
    show({ setup: () => ((headline = useHeadline()), () => null) }, {});
    expect(translate("privacy.inMonths", { count: 1 })).toBe("1 month");
    expect(translate("privacy.inMonths", { count: 6 })).toBe("6 months");
    expect(headline({ name: "extension-asked", details: { departmentName: "水务局", workingDays: 1 } })).toBe(
      "水务局 asks for 1 more working day",
    );
    expect(headline({ name: "extension-asked", details: { departmentName: "水务局", workingDays: 3 } })).toBe(
      "水务局 asks for 3 more working days",
    );
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

describe("The language of a first visit", () => {
  it("is Chinese, but English for a browser that asks for it and not for Chinese", () => {
    expect(ofBrowser(["zh-CN", "en"])).toBe("zh-CN");
    expect(ofBrowser(["en-US", "en", "zh-TW"])).toBe("zh-CN");
    expect(ofBrowser(["de-DE", "en-GB"])).toBe("en");
    expect(ofBrowser(["EN"])).toBe("en");
    expect(ofBrowser(["fr"])).toBe("zh-CN");
    expect(ofBrowser([])).toBe("zh-CN");
  });

  describe("and of the next", () => {
    const visit = async (languages: string[]) => {
      vi.resetModules();
      vi.stubGlobal("navigator", { languages });
      return import("../src/session/preferences");
    };
    afterEach(() => {
      vi.unstubAllGlobals();
      localStorage.clear();
    });

    it("is what was chosen, whatever the browser asks for", async () => {
      (await visit(["en"])).chooseLocale("zh-CN");
      expect((await visit(["en"])).chosenLocale.value).toBe("zh-CN");
    });

    it("is the browser's still, where nobody chose", async () => {
      expect((await visit(["en"])).chosenLocale.value).toBe("en");
      expect(document.documentElement.lang).toBe("en");
      expect((await visit(["zh"])).chosenLocale.value).toBe("zh-CN");
      expect(document.documentElement.lang).toBe("zh-CN");
    });
  });
});
