import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { askedOf, daysBetween, lastDays } from "../src/figures/asked";
import { changeOf, shadesOf } from "../src/figures/shown";
import { draw, type CityMapData } from "../src/map/outline";

describe("Figures side by side", () => {
  it("say which way is better, and nothing of nothing", () => {
    const half = { part: 5, whole: 10, share: 0.5 };
    const most = { part: 8, whole: 10, share: 0.8 };
    const none = { part: 0, whole: 0, share: null };
    expect(changeOf(most, half, "PERCENT", "MORE")).toEqual({ by: expect.closeTo(0.3) as number, good: true });
    expect(changeOf(most, half, "PERCENT", "LESS")?.good).toBe(false);
    expect(changeOf(most, half, "CASES", "NEITHER")).toEqual({ by: expect.closeTo(0.6) as number, good: null });
    expect(changeOf(most, none, "PERCENT", "MORE")).toBeNull();
    expect(changeOf(most, none, "CASES", "MORE")).toBeNull();
    expect(changeOf(none, half, "PERCENT", "MORE")).toBeNull();
  });

  it("are of whole days, the first and the last included", () => {
    expect(lastDays(7, "2026-03-02")).toEqual({ from: "2026-02-24", until: "2026-03-02" });
    expect(daysBetween("2026-02-24", "2026-03-02")).toBe(7);
    expect(askedOf({ from: "2026-2-3", until: ["2026-03-02"], counts: "maybe" })).toMatchObject({
      from: "",
      until: "2026-03-02",
      counts: "",
    });
  });

  it("have five shades between the least and the most", () => {
    expect(shadesOf([1, 5, null, 3])).toEqual([0, 4, null, 2]);
    expect(shadesOf([7, 7])).toEqual([2, 2]);
  });
});

describe("The sample city's map", () => {
  const file = join(import.meta.dirname, "../../app/src/main/resources/sample-city/map.json");
  const map = JSON.parse(readFileSync(file, "utf8")) as CityMapData;
  const { height, drawn } = draw(map.features, 600);

  it("draws every district once, its name inside the drawing", () => {
    expect(drawn.map((one) => one.code)).toEqual(["landong", "lanxi", "luming", "qingyu", "yinhu"]);
    for (const one of drawn) {
      expect(one.path).toMatch(/^M[\d. L-]+Z/);
      expect(one.label[0]).toBeGreaterThan(0);
      expect(one.label[0]).toBeLessThan(600);
      expect(one.label[1]).toBeGreaterThan(0);
      expect(one.label[1]).toBeLessThan(height);
    }
  });

  it("has closed outlines that run the way RFC 7946 says", () => {
    for (const { geometry } of map.features) {
      const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
      for (const ring of rings) {
        expect(ring.at(-1)).toEqual(ring[0]);
        const twice = ring
          .slice(1)
          .reduce((sum, [x, y], index) => sum + ring[index]![0]! * y! - x! * ring[index]![1]!, 0);
        expect(twice).toBeGreaterThan(0);
      }
    }
  });
});
