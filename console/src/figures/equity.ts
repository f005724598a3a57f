import type { Equity, EquityCell, EquityComparison } from "./types";

/** One figure of a group that is served worse than the one it is set against, beyond chance. */
export interface Worse {
  by: "channel" | "need";
  code: string;
  against: string;
  cell: EquityCell;
  measure: EquityCell;
}

/** The worst of it first: rates by how far they lie apart, then how much longer is waited. */
export function worseOf(equity: Equity): Worse[] {
  return [...found(equity.channels, "channel"), ...found(equity.needs, "need")];
}

function found(comparison: EquityComparison, by: Worse["by"]): Worse[] {
  const measure = comparison.groups.find((one) => one.code === comparison.against);
  return comparison.groups.flatMap((group) =>
    group.cells.flatMap((cell, place) =>
      cell.standing === "WORSE" && measure?.cells[place]
        ? [{ by, code: group.code, against: comparison.against, cell, measure: measure.cells[place] }]
        : [],
    ),
  );
}

/** Whether any group has enough cases to be set against another: without, nothing can be said either way. */
export function anyCompared(equity: Equity): boolean {
  return [equity.channels, equity.needs].some((comparison) =>
    comparison.groups.some((group) => group.cells.some((cell) => cell.standing !== null)),
  );
}

/** How a group is called. */
export function groupName(t: (key: string) => string, by: Worse["by"], code: string): string {
  return code === "NONE"
    ? t("figures.equity.none")
    : t(by === "channel" ? `ticket.channel.${code}` : `citizen.need.${code}`);
}
