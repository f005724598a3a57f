import { useI18n } from "vue-i18n";
import type { Report } from "./types";

/** A schedule in words. */
export function useSchedule() {
  const { t } = useI18n();

  function scheduleOf(one: Pick<Report, "rhythm" | "day" | "time" | "workingDays">): string {
    const when = {
      DAILY: () => t(one.workingDays ? "reports.when.WORKING_DAYS" : "reports.when.DAILY", { time: one.time }),
      WEEKLY: () => t("reports.when.WEEKLY", { day: t(`reports.weekday.${one.day}`), time: one.time }),
      MONTHLY: () => t("reports.when.MONTHLY", { day: one.day, time: one.time }),
    }[one.rhythm]();
    return one.workingDays && one.rhythm !== "DAILY" ? `${when}${t("reports.when.putOff")}` : when;
  }

  return { scheduleOf };
}
