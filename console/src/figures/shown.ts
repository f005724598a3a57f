import { useI18n } from "vue-i18n";
import { useFormat } from "../time/format";
import type { Shape, Tone } from "../ui/Status.vue";
import type { Better, Shown, Standing, Unit } from "./types";

export const STANDING_LOOKS: Record<Standing, [Tone, Shape]> = {
  BETTER: ["good", "check"],
  ALIKE: ["calm", "bar"],
  WORSE: ["bad", "triangle"],
};

/** What is compared of a figure; null of nothing. */
export function valueOf(shown: Shown, unit: Unit): number | null {
  return unit === "CASES" ? shown.part : shown.share;
}

/** Which way it went, and whether that is good: null where one of the two is unknown. */
export function changeOf(now: Shown, before: Shown | null, unit: Unit, better: Better) {
  const to = valueOf(now, unit);
  const from = before === null ? null : valueOf(before, unit);
  if (to === null || from === null || (unit === "CASES" && from === 0)) {
    return null;
  }
  const by = unit === "CASES" ? (to - from) / from : to - from;
  const good: boolean | null = by === 0 || better === "NEITHER" ? null : by > 0 === (better === "MORE");
  return { by, good };
}

/** Five shades from the least to the most of what is known; all the same where all is alike. */
export function shadesOf(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((one) => one !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  return values.map((one) =>
    one === null ? null : most === least ? 2 : Math.min(4, Math.floor(((one - least) / (most - least)) * 5)),
  );
}

export function useShown() {
  const { t, locale } = useI18n();
  const format = useFormat();
  const decimal = (value: number, digits = 1) =>
    new Intl.NumberFormat(locale.value, { maximumFractionDigits: digits }).format(value);

  function written(shown: Shown | null, unit: Unit): string {
    return writtenValue(shown === null ? null : valueOf(shown, unit), unit);
  }

  function writtenValue(value: number | null, unit: Unit): string {
    if (value === null) {
      return "—";
    }
    return unit === "PERCENT"
      ? format.percent(value, 1)
      : unit === "HOURS"
        ? t("figures.hours", { hours: decimal(value) })
        : format.count(value);
  }

  /** "+3.2 points", "−12 %". */
  function changed(by: number, unit: Unit): string {
    const sign = by > 0 ? "+" : by < 0 ? "−" : "±";
    const size = Math.abs(by);
    return unit === "PERCENT"
      ? t("figures.points", { points: sign + decimal(size * 100) })
      : unit === "HOURS"
        ? t("figures.hours", { hours: sign + decimal(size) })
        : `${sign}${format.percent(size, 1)}`;
  }

  return { written, writtenValue, changed, decimal };
}
