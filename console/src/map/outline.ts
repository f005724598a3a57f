/** GeoJSON as the city's map comes. */
export interface MapFeature {
  type: "Feature";
  properties: { code: string; name: string; nameEn: string | null; kind: string; parentCode: string | null };
  geometry: { type: "Polygon"; coordinates: number[][][] } | { type: "MultiPolygon"; coordinates: number[][][][] };
}

export interface CityMapData {
  type: "FeatureCollection";
  features: MapFeature[];
}

type Point = readonly [number, number];
type Ring = readonly Point[];

export interface Drawn {
  code: string;
  path: string;
  /** Where its name stands: the middle of its largest part. */
  label: Point;
}

/** Degrees to the units of a drawing so wide: north is up, and a degree of longitude as long as it is there. */
export function draw(features: readonly MapFeature[], width: number): { height: number; drawn: Drawn[] } {
  const all = features.flatMap((one) => ringsOf(one).flat());
  if (all.length === 0) {
    return { height: 0, drawn: [] };
  }
  const [west, east] = bounds(all.map(([x]) => x));
  const [south, north] = bounds(all.map(([, y]) => y));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shrink || 1);
  const place = ([x, y]: Point): Point => [(x - west) * shrink * scale, (north - y) * scale];
  return {
    height: (north - south) * scale,
    drawn: features.map((one) => {
      const rings = ringsOf(one).map((ring) => ring.map(place));
      const largest = rings.reduce((most, ring) => (Math.abs(area(ring)) > Math.abs(area(most)) ? ring : most));
      return { code: one.properties.code, path: rings.map(pathOf).join(""), label: middle(largest) };
    }),
  };
}

function ringsOf(feature: MapFeature): Ring[] {
  const { geometry } = feature;
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return rings.map((ring) => ring.map(([x, y]) => [x ?? 0, y ?? 0] as const));
}

function bounds(values: number[]): Point {
  return [Math.min(...values), Math.max(...values)];
}

function pathOf(ring: Ring): string {
  return `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

function area(ring: Ring): number {
  return pairs(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0) / 2;
}

function middle(ring: Ring): Point {
  const whole = area(ring) * 6;
  const sum = pairs(ring).reduce(
    ([x, y], [[x1, y1], [x2, y2]]) => {
      const cross = x1 * y2 - x2 * y1;
      return [x + (x1 + x2) * cross, y + (y1 + y2) * cross] as [number, number];
    },
    [0, 0] as [number, number],
  );
  return [sum[0] / whole, sum[1] / whole];
}

function pairs(ring: Ring): [Point, Point][] {
  return ring.slice(1).map((point, index) => [ring[index]!, point]);
}
