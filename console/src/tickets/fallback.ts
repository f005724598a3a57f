import { useI18n } from "vue-i18n";
import type { CaseRounds } from "../api/types";
import { useFormat } from "../time/format";

/** Why a case is a department's for which no other is found, in one sentence. */
export function useFallback() {
  const { t } = useI18n();
  const format = useFormat();
  return (whose: NonNullable<CaseRounds["whose"]>): string =>
    whose.rule === "FIRST_TAKER"
      ? t("tickets.rounds.firstTaker", {
          department: whose.departmentName,
          at: format.dayTime(whose.signedAt ?? ""),
        })
      : t("tickets.rounds.lastResort", { because: whose.because ?? "" });
}
