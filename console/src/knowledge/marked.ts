export interface Part {
  text: string;
  marked: boolean;
}

/** Cuts a passage at its highlights: `[start, end)` in UTF-16 units, in order or not, overlapping or not. */
export function marked(passage: string, highlights: readonly (readonly number[])[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const push = (until: number, isMarked: boolean) => {
    if (until > at) {
      parts.push({ text: passage.slice(at, until), marked: isMarked });
      at = until;
    }
  };
  for (const [start = 0, end = 0] of [...highlights].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0))) {
    push(Math.min(start, passage.length), false);
    push(Math.min(end, passage.length), true);
  }
  push(passage.length, false);
  return parts;
}
