import { useI18n } from "vue-i18n";
import type { TicketEvent } from "./types";

/** A step in one line: “水务局签收”. */
export function useHeadline() {
  const { t, te } = useI18n();

  return (event: Pick<TicketEvent, "name" | "details">): string => {
    const key = `tickets.history.${event.name}`;
    const grade = `ticket.satisfaction.${String(event.details.grade)}`;
    const days = event.details.workingDays;
    return t(
      te(key) ? key : "tickets.history.other",
      {
        name: event.name,
        department: String(event.details.departmentName ?? ""),
        duty: te(`tickets.clocks.duty.${String(event.details.duty)}`)
          ? t(`tickets.clocks.duty.${String(event.details.duty)}`)
          : "",
        number: String(event.details.number ?? ""),
        days: String(days ?? ""),
        grade: te(grade) ? t(grade) : String(event.details.grade ?? ""),
      },
      Number(days ?? 0),
    );
  };
}
