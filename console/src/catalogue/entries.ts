import { computed, shallowRef } from "vue";
import { useI18n } from "vue-i18n";
import { api } from "../api/client";
import type { RowProblem } from "../api/types";
import type { CatalogueEntry, EntryDraft, EntryProposal, Place } from "./types";
import { ApiFailure, type Problem } from "../api/problem";
import { nameIn } from "../tickets/catalogue";
import type { Choice } from "../ui/Combo.vue";
import type { Shape, Tone } from "../ui/Status.vue";

/** Who may write in the catalogue. */
export const WRITERS = ["SUPERVISOR", "SYSTEM_ADMIN"] as const;

export const STANDING_LOOKS: Record<CatalogueEntry["standing"], [Tone, Shape]> = {
  IN_FORCE: ["good", "check"],
  NOT_YET: ["calm", "ring"],
  NO_LONGER: ["calm", "bar"],
  WITHDRAWN: ["calm", "cross"],
};

const places = shallowRef<Place[]>([]);

/** The places of the city as choices of a field: read once, they change rarely. */
export function usePlaces() {
  const { t, locale } = useI18n();
  if (places.value.length === 0) {
    void read();
  }
  const choices = computed<Choice[]>(() => [
    { value: "", label: t("catalogue.anywhere") },
    ...places.value.map((one) => ({
      value: one.code,
      label: nameIn(one, locale.value),
      note: around(one, locale.value),
      words: `${one.name} ${one.nameEn ?? ""}`,
    })),
  ]);
  return { placeChoices: choices };
}

async function read(): Promise<void> {
  try {
    places.value = await api.get<Place[]>("/places");
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}

function around(one: Place, locale: string): string {
  const up = places.value.find((each) => each.code === one.parentCode);
  return up ? [around(up, locale), nameIn(up, locale)].filter(Boolean).join(" › ") : "";
}

/** "路灯 × 东区 → 城管局" */
export function says(entry: CatalogueEntry): string {
  return `${entry.categoryName} × ${entry.placeName} → ${entry.departmentName}`;
}

export function emptyEntry(): EntryDraft {
  return {
    category: "",
    place: "",
    department: "",
    basis: "",
    remark: "",
    validFrom: "",
    validUntil: "",
    lastResort: false,
  };
}

export function draftOf(entry: CatalogueEntry): EntryDraft {
  return {
    category: entry.categoryCode,
    place: entry.placeCode ?? "",
    department: entry.departmentCode,
    basis: entry.basis ?? "",
    remark: entry.remark ?? "",
    validFrom: entry.validFrom,
    validUntil: entry.validUntil ?? "",
    lastResort: entry.lastResort,
  };
}

/** The entry as the disputes would have it: itself changed, or one more. */
export function proposed(entry: CatalogueEntry, proposal: EntryProposal): EntryDraft {
  return proposal.change
    ? { ...draftOf(entry), department: proposal.departmentCode }
    : {
        ...emptyEntry(),
        category: proposal.categoryCode,
        place: proposal.placeCode ?? "",
        department: proposal.departmentCode,
      };
}

const SAID = [
  "categoryName",
  "placeName",
  "departmentName",
  "basis",
  "remark",
  "validFrom",
  "validUntil",
  "lastResort",
  "standing",
] as const;
export type EntryField = (typeof SAID)[number];

/** Where an entry does not say what it said. */
export function entryDifferences(before: CatalogueEntry, after: CatalogueEntry): EntryField[] {
  return SAID.filter((field) => before[field] !== after[field]);
}

/** What the server found wrong, row by row. */
export function rowsOf(problem: Problem | null): RowProblem[] {
  return problem?.code === "ticketing.rows-faulty" && Array.isArray(problem.details.errors)
    ? (problem.details.errors as RowProblem[])
    : [];
}
