/** What can be sent to us and given out again. */
export type FileKind = "JPEG" | "PNG" | "PDF" | "DOCX" | "XLSX" | "MP3" | "WAV" | "TEXT";

/** What can be chosen; a telephone turns its own kinds of picture into JPEG when these are asked for. */
export const ACCEPTED = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.mp3,.wav,.txt,.csv,.log,image/jpeg,image/png";

const MEGA = 1_024 * 1_024;

/** As people say it: 340 KB, 2.4 MB. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] = bytes < MEGA ? [bytes / 1_024, "kilobyte"] : [bytes / MEGA, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(Math.max(value, unit === "kilobyte" ? 1 : 0));
}
