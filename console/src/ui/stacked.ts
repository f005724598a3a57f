import type { Directive } from "vue";

/**
 * A table that a phone shows as a card for each row (`base.css`): each cell then says under which heading it stands.
 * `false` leaves the table as it is.
 */
export const vStacked: Directive<HTMLTableElement, boolean | undefined> = {
  mounted: (table, { value }) => label(table, value),
  updated: (table, { value }) => label(table, value),
};

function label(table: HTMLTableElement, wanted: boolean | undefined): void {
  if (wanted === false) {
    return;
  }
  table.classList.add("stacked");
  const headings = [...table.querySelectorAll("thead th")].map((one) => one.textContent?.trim() ?? "");
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, place) => cell.setAttribute("data-label", headings[place] ?? ""));
  }
}
