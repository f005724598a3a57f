import { describe, expect, it } from "vitest";
import type { CatalogueEntry } from "../src/catalogue/types";
import { draftOf, proposed, rowsOf } from "../src/catalogue/entries";

const entry: CatalogueEntry = {
  number: 12,
  version: 3,
  categoryCode: "urban",
  categoryName: "城市管理",
  placeCode: null,
  placeName: "全市",
  departmentCode: "urban",
  departmentName: "城管局",
  basis: "《办法》第3条",
  remark: null,
  validFrom: "2026-01-01",
  validUntil: null,
  lastResort: false,
  standing: "IN_FORCE",
  disputes: 3,
};
const proposal = {
  categoryCode: "urban.noise",
  categoryName: "噪声",
  placeCode: "east",
  placeName: "东区",
  departmentCode: "east",
  departmentName: "东区政府",
  disputes: 2,
  of: 3,
};

describe("What disputes propose", () => {
  it("is the entry with another department where its cases are as wide as the entry", () => {
    expect(proposed(entry, { ...proposal, change: true })).toEqual({ ...draftOf(entry), department: "east" });
  });

  it("is one more entry where they are narrower, without the basis of the old one", () => {
    expect(proposed(entry, { ...proposal, change: false })).toMatchObject({
      category: "urban.noise",
      place: "east",
      department: "east",
      basis: "",
    });
  });
});

describe("What is wrong with an entry", () => {
  it("is what the server says of it, and nothing else", () => {
    const problem = { status: 422, title: "", remedy: "", retryable: false };
    const errors = [{ row: 0, code: "entry-clash", text: "与目录第3条冲突" }];
    expect(rowsOf({ ...problem, code: "ticketing.rows-faulty", details: { errors } })).toEqual(errors);
    expect(rowsOf({ ...problem, code: "ticketing.note-missing", details: {} })).toEqual([]);
  });
});
