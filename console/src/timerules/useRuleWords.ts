import { useI18n } from "vue-i18n";
import { categoryPath, useCatalogue } from "../tickets/catalogue";
import type { TimeRule } from "./timeRules";

/** A rule in words. */
export function useRuleWords() {
  const { t, locale } = useI18n();
  const { categories } = useCatalogue();

  function limit(rule: TimeRule): string {
    const n = Number.isInteger(rule.amount) ? rule.amount : 0;
    return t(`timeRules.limit.${rule.unit}`, { n }, n);
  }

  /** Which cases it is for: "Urgent · Noise · Complaint". */
  function cases(rule: TimeRule): string {
    const words = [
      rule.urgency && t(`ticket.urgency.${rule.urgency}`),
      rule.categoryCode && named(rule.categoryCode),
      rule.type && t(`ticket.type.${rule.type}`),
      rule.timeOfDay && t(`timeRules.timeOfDay.${rule.timeOfDay}`),
    ].filter(Boolean);
    return words.length > 0 ? words.join(" · ") : t("timeRules.any.case");
  }

  /** A category that is gone keeps its code. */
  function named(code: string): string {
    return (categories.value.length > 0 && categoryPath(code, locale.value)) || code;
  }

  function whole(rule: TimeRule): string {
    return t("timeRules.whole", { duty: t(`tickets.clocks.duty.${rule.duty}`), cases: cases(rule) });
  }

  return { limit, cases, whole };
}
