import type { CatalogueEntry, CatalogueEntryView, EntryDraft, Place, Suggestion } from "../../src/catalogue/types";
import { CATEGORIES } from "./categories";
import { nameOf } from "./people";
import { ago, DAY } from "./times";

/** The mock city's places and dispatch catalogue. */
export const PLACES: Place[] = [
  { code: "landong", name: "兰东区", nameEn: "Landong District", kind: "DISTRICT", parentCode: null },
  { code: "st-jiangtan", name: "江滩街道", nameEn: "Jiangtan", kind: "STREET", parentCode: "landong" },
];

const entries: CatalogueEntry[] = [
  ["utilities", null, "water", "《江州市供水管理办法》第2条", 0],
  ["utilities.power", null, "power", null, 0],
  ["urban", null, "urban", "《江州市城市管理局职能配置规定》第2条", 3],
  ["urban.parking", "landong", "landong", "《江州市市区两级管理权限清单》兰东区部分", 1],
  ["social", null, "hrss", null, 0],
  ["urban", null, "landong", "《江州市首接负责与兜底办法》第5条", 0, true],
].map(([category, place, department, basis, disputes, lastResort], index) => ({
  ...entry(
    index + 1,
    category as string,
    place as string | null,
    department as string,
    basis as string | null,
    Number(disputes),
  ),
  lastResort: lastResort === true,
}));

function entry(
  number: number,
  categoryCode: string,
  placeCode: string | null,
  departmentCode: string,
  basis: string | null,
  disputes: number,
): CatalogueEntry {
  return {
    number,
    version: 1,
    categoryCode,
    categoryName: CATEGORIES.find((one) => one.code === categoryCode)?.name ?? categoryCode,
    placeCode,
    placeName: PLACES.find((one) => one.code === placeCode)?.name ?? "全市",
    departmentCode,
    departmentName: nameOf(departmentCode),
    basis,
    remark: null,
    validFrom: "2026-01-01",
    validUntil: number === 4 ? "2027-12-31" : null,
    lastResort: false,
    standing: "IN_FORCE",
    disputes,
  };
}

export function listed(query: URLSearchParams): CatalogueEntry[] {
  return entries
    .filter((one) => !query.get("disputed") || one.disputes > 0)
    .filter((one) => !query.get("lastResort") || one.lastResort)
    .filter((one) => `${one.categoryName}${one.departmentName}${one.basis ?? ""}`.includes(query.get("q") ?? ""));
}

export function viewed(number: number): CatalogueEntryView | null {
  const found = entries.find((one) => one.number === number);
  return found
    ? {
        entry: found,
        versions: [{ entry: found, writtenAt: ago(40 * DAY), writtenBy: "秦慕清", note: "按2026年版派单目录" }],
        disputed: Array.from({ length: found.disputes }, (_, index) => ({
          ticket: `t${index + 3}`,
          ticketNumber: `2026112200010${index + 3}`,
          kind: index === 0 ? ("ARBITRATED" as const) : ("RETURNED" as const),
          at: ago((index + 1) * DAY),
          departmentName: "兰东区人民政府",
          placeName: "兰东区 › 江滩街道",
          reason: "该路段市容已下放区级管理，请转区政府。",
        })),
        proposal:
          found.disputes > 1
            ? {
                change: false,
                categoryCode: "urban.noise",
                categoryName: "噪声扰民",
                placeCode: "landong",
                placeName: "兰东区",
                departmentCode: "landong",
                departmentName: "兰东区人民政府",
                disputes: 3,
                of: 3,
              }
            : null,
      }
    : null;
}

export function write(number: number | null, draft: EntryDraft): number {
  const next = number ?? entries.length + 1;
  const made = {
    ...entry(next, draft.category, draft.place || null, draft.department, draft.basis || null, 0),
    lastResort: draft.lastResort,
  };
  if (number === null) {
    entries.push(made);
  } else {
    Object.assign(entries[number - 1]!, made, { version: entries[number - 1]!.version + 1 });
  }
  return next;
}

export function suggested(categoryCode: string, address: string | null, lastResort = false): Suggestion | null {
  for (let here = CATEGORIES.find((one) => one.code === categoryCode); here;) {
    const there = entries.filter((one) => one.categoryCode === here?.code && one.lastResort === lastResort);
    const found =
      there.find((one) => one.placeCode && (address ?? "").includes(one.placeName)) ??
      there.find((one) => !one.placeCode);
    if (found) {
      const by = found.basis ? `，依据${found.basis}` : "";
      return {
        departmentCode: found.departmentCode,
        departmentName: found.departmentName,
        number: found.number,
        because: `${found.categoryName} × ${found.placeName} → ${found.departmentName}${by}，目录第${found.number}条`,
        placeName: (address ?? "").includes("兰东区") ? "兰东区" : null,
      };
    }
    const up: string | null = here.parentCode;
    here = CATEGORIES.find((one) => one.code === up);
  }
  return null;
}
