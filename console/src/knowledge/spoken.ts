/** What is read out, line by line: a line for each sentence, and for each step. */
export function spokenLines(text: string): string[] {
  return text
    .split(/(?<=[。！？；!?;])|\n+|(?=第\d+步，)/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Which step a line is, from 1; null for any other. */
export function stepOf(line: string): number | null {
  const found = /^第(\d+)步，/.exec(line);
  return found ? Number(found[1]) : null;
}
