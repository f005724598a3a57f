import { useI18n } from "vue-i18n";
import { useFormat } from "../time/format";
import { departmentName, useCatalogue } from "./catalogue";

/** What a step's details say beside its text: how it ended, on what ground, whose it is said to be. */
export function useRemarks() {
  const { t, te, locale } = useI18n();
  const format = useFormat();
  useCatalogue();
  const worded = (texts: string, word: unknown) => {
    const key = `${texts}.${String(word)}`;
    return typeof word === "string" && te(key) ? t(key) : null;
  };
  const suggestion = (code: unknown) =>
    typeof code === "string"
      ? t("tickets.pending.suggested", { department: departmentName(code, locale.value) })
      : null;

  return (details: Record<string, unknown>): string[] =>
    [
      worded("tickets.history.because", details.because),
      worded("ticket.refusalGround", details.ground),
      worded("ticket.returnReason", details.reason),
      suggestion(details.suggested),
      typeof details.people === "string" ? t("supervision.to", { people: details.people }) : null,
      typeof details.contactedAt === "string"
        ? t("tickets.contactedAt", { at: format.fullTime(details.contactedAt) })
        : null,
    ].filter((one) => one !== null);
}
