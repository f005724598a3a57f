import { useI18n } from "vue-i18n";

/** 134 → "02:14"; from an hour on "1:02:14". */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

const DAY = 86_400_000;
/** The browser's own until the city's is known. */
let zone: string | undefined;

/** From now on times are those of the city with this IANA time zone, wherever the browser is. */
export function showTimesOf(cityZone: string): void {
  zone = cityZone;
}

/** "10:02" today, "昨天 10:02", "11月20日 10:02", with the year where it is another. */
export function dayTime(instant: string, nowMillis: number, locale: string, yesterday: string): string {
  const at = new Date(instant);
  const today = new Date(nowMillis);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at);
  if (sameDay(at, today)) {
    return time;
  }
  if (sameDay(at, new Date(nowMillis - DAY))) {
    return `${yesterday} ${time}`;
  }
  const date = new Intl.DateTimeFormat(locale, {
    month: locale.startsWith("zh") ? "long" : "short",
    day: "numeric",
    timeZone: zone,
    ...(dateOf(at).slice(0, 4) === dateOf(today).slice(0, 4) ? {} : { year: "numeric" }),
  }).format(at);
  return `${date} ${time}`;
}

/** The whole instant, for tooltips and histories. */
export function fullTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    dateStyle: "medium",
    timeStyle: "medium",
    hour12: false,
  }).format(new Date(instant));
}

/** An instant as a field for date and time shows it, in the city's time: "2026-11-22T10:02". */
export function fieldTime(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
    .format(new Date(instant))
    .replace(" ", "T");
}

/** The instant that such a field means; null if it means none. */
export function instantOf(field: string): string | null {
  const asUtc = Date.parse(`${field}Z`);
  if (Number.isNaN(asUtc)) {
    return null;
  }
  const ahead = Date.parse(`${fieldTime(new Date(asUtc).toISOString())}Z`) - asUtc;
  return new Date(asUtc - ahead).toISOString();
}

function sameDay(one: Date, other: Date): boolean {
  return dateOf(one) === dateOf(other);
}

/** "2026-11-22" in the city. */
function dateOf(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
}

export function useFormat() {
  const { locale, t } = useI18n();
  return {
    clockTime,
    dayTime: (instant: string, nowMillis = Date.now()) =>
      dayTime(instant, nowMillis, locale.value, t("time.yesterday")),
    fullTime: (instant: string) => fullTime(instant, locale.value),
    count: (value: number) => new Intl.NumberFormat(locale.value).format(value),
    percent: (part: number, whole: number) =>
      whole === 0
        ? "—"
        : new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 1 }).format(part / whole),
  };
}
