import { shallowRef } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { Category, Department } from "../catalogue/types";

/** The category tree and the departments: read once, they change rarely. */
const categories = shallowRef<Category[]>([]);
const departments = shallowRef<Department[]>([]);
let reading: Promise<void> | undefined;

export function useCatalogue() {
  void readCatalogue();
  return { categories, departments };
}

/** Reads what is not known yet; a failure leaves it unknown, and the next who asks tries again. */
export function readCatalogue(): Promise<void> {
  if (categories.value.length > 0 && departments.value.length > 0) {
    return Promise.resolve();
  }
  return (reading ??= read().finally(() => (reading = undefined)));
}

async function read(): Promise<void> {
  try {
    const [allCategories, allDepartments] = await Promise.all([
      api.get<Category[] | { items: Category[] }>("/categories"),
      api.get<Department[] | { items: Department[] }>("/departments"),
    ]);
    categories.value = listOf(allCategories);
    departments.value = listOf(allDepartments);
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}

function listOf<T>(answer: T[] | { items: T[] }): T[] {
  return Array.isArray(answer) ? answer : answer.items;
}

export function category(code: string | null): Category | undefined {
  return categories.value.find((one) => one.code === code);
}

export function department(code: string | null): Department | undefined {
  return departments.value.find((one) => one.code === code);
}

export function departmentName(code: string | null, locale: string): string {
  const found = department(code);
  return found ? nameIn(found, locale) : (code ?? "");
}

/** Every department, every one but one's own, or those below it at any depth. */
export function departmentsAmong(among: "all" | "others" | "below", own: string | null): Department[] {
  return departments.value.filter(
    (one) => among === "all" || (among === "others" ? one.code !== own : isBelow(one, own)),
  );
}

function isBelow(one: Department, own: string | null): boolean {
  const above = department(one.parentCode);
  return above !== undefined && (above.code === own || isBelow(above, own));
}

export function nameIn(one: { name: string; nameEn: string | null }, locale: string): string {
  return locale === "en" && one.nameEn ? one.nameEn : one.name;
}

/** From the top: "公用事业 › 供水 › 停水". */
export function categoryPath(code: string, locale: string): string {
  const names: string[] = [];
  for (let here = category(code); here && names.length < 8; here = category(here.parentCode)) {
    names.unshift(nameIn(here, locale));
  }
  return names.join(" › ");
}
