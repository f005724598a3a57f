import { computed } from "vue";
import { useI18n } from "vue-i18n";
import type { Category } from "../catalogue/types";
import type { Choice } from "../ui/Combo.vue";
import { categoryPath, departmentName, nameIn, useCatalogue } from "./catalogue";

/** The catalogue as choices of a field, in the reader's language. */
export function useChoices() {
  const { t, locale } = useI18n();
  const { categories, departments } = useCatalogue();

  const categoryChoices = computed<Choice[]>(() =>
    inTreeOrder(categories.value).map((one) => ({
      value: one.code,
      label: nameIn(one, locale.value),
      note: one.parentCode ? categoryPath(one.parentCode, locale.value) : t("category.top"),
      words: `${one.name} ${one.nameEn ?? ""}`,
    })),
  );
  const departmentChoices = computed<Choice[]>(() =>
    departments.value.map((one) => ({
      value: one.code,
      label: nameIn(one, locale.value),
      note: one.parentCode ? departmentName(one.parentCode, locale.value) : "",
      words: `${one.name} ${one.nameEn ?? ""}`,
    })),
  );
  return { categoryChoices, departmentChoices };
}

/** Children right after their parent. */
export function inTreeOrder(all: readonly Category[]): Category[] {
  const under = (parent: string | null): Category[] =>
    all.filter((one) => one.parentCode === parent).flatMap((one) => [one, ...under(one.code)]);
  return under(null);
}
