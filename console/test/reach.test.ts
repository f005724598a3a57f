import { describe, expect, it } from "vitest";
import { mayText } from "../src/followup/reach";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const line = (may: "NOW" | "LATER" | "NEVER", textAgainAt: string) => ({ text: { may, until: null }, textAgainAt });

describe("A citizen who has not answered", () => {
  it("is asked once more by text when the last is long enough ago", () => {
    expect(mayText(line("NOW", "2026-11-23T12:00:00Z"), NOON)).toBe(true);
    expect(mayText(line("NOW", "2026-11-23T12:00:01Z"), NOON)).toBe(false);
  });

  it("is written to later where they are not to be disturbed, and never against their wish", () => {
    expect(mayText(line("LATER", "2026-11-22T12:00:00Z"), NOON)).toBe(true);
    expect(mayText(line("NEVER", "2026-11-22T12:00:00Z"), NOON)).toBe(false);
  });
});
