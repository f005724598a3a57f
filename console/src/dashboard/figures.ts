import type { Dashboard } from "./types";

/** Today's queue, whichever of its two spellings the server used: the dashboard's or the queue's own. */
export interface QueueToday {
  offered: number;
  answered: number;
  answeredInTarget: number;
  abandoned: number;
  waiting: number;
  longestWaitSeconds: number;
  targetSeconds: number;
}

/** Answered within the target, of those offered: what the city promises. */
export const PROMISED_LEVEL = 0.95;

export function queueToday(queue: Dashboard["queue"] | Record<string, number>): QueueToday {
  const of = (...names: string[]) => names.map((name) => (queue as Record<string, number>)[name]).find(isNumber) ?? 0;
  return {
    offered: of("offeredToday", "offered"),
    answered: of("answeredToday", "answered"),
    answeredInTarget: of("answeredInTargetToday", "answeredInTarget"),
    abandoned: of("abandonedToday", "abandoned"),
    waiting: of("waiting"),
    longestWaitSeconds: of("longestWaitSeconds"),
    targetSeconds: of("targetSeconds") || 15,
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

/** The top of an axis in quarters: not below the most, and every quarter a round whole number. */
export function roundTop(most: number): number {
  const quarter = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(quarter));
  return 4 * ([1, 2, 3, 5, 10].find((step) => step * power >= quarter) ?? 10) * power;
}
