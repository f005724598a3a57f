const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A stretch of time in the two units a person would say, as a locale key with its values. */
export function spanOf(seconds: number): { key: string; values: Record<string, number> } {
  if (seconds < MINUTE) {
    return { key: "moment", values: {} };
  }
  if (seconds < HOUR) {
    return { key: "minutes", values: { minutes: Math.floor(seconds / MINUTE) } };
  }
  if (seconds < DAY) {
    return {
      key: "hours",
      values: { hours: Math.floor(seconds / HOUR), minutes: Math.floor((seconds % HOUR) / MINUTE) },
    };
  }
  return { key: "days", values: { days: Math.floor(seconds / DAY), hours: Math.floor((seconds % DAY) / HOUR) } };
}

/** How much of the time from `from` to `due` is gone, 0 to 1. */
export function usedOf(from: string, due: string, nowMillis: number): number {
  const whole = Date.parse(due) - Date.parse(from);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (nowMillis - Date.parse(from)) / whole));
}
