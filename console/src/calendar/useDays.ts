import { useI18n } from "vue-i18n";

/** Days without a time, in words. */
export function useDays() {
  const { t, te, locale } = useI18n();

  function written(day: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(locale.value, { timeZone: "UTC", ...options }).format(new Date(`${day}T00:00:00Z`));
  }

  /** "Monday"; 1 is Monday. */
  function weekday(number: number): string {
    return written(`2024-01-0${number}`, { weekday: "long" });
  }

  function day(one: string): string {
    return written(one, { month: "short", day: "numeric", weekday: "short" });
  }

  function holiday(name: string): string {
    return te(`workingTime.holiday.${name}`) ? t(`workingTime.holiday.${name}`) : name;
  }

  return { weekday, day, holiday };
}
