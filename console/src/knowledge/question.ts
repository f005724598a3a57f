const LONGEST = 120;

/** What to look for while somebody types: the title, and the sentence they are at. */
export function questionFrom(title: string, text: string): string {
  const sentences = text
    .split(/[。！？!?\n；;]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  return [title.trim(), sentences.at(-1) ?? ""].filter(Boolean).join(" ").slice(0, LONGEST);
}
