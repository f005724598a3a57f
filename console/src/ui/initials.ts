/**
 * First letters of the pinyin: "停水" → "ts", so that a category is found by the keys an agent types fastest. Taken from the
 * browser's own collation: each letter begins at a known character.
 */
const BORDERS: [string, string][] = [
  ["阿", "a"],
  ["八", "b"],
  ["嚓", "c"],
  ["哒", "d"],
  ["妸", "e"],
  ["发", "f"],
  ["旮", "g"],
  ["哈", "h"],
  ["讥", "j"],
  ["咔", "k"],
  ["垃", "l"],
  ["妈", "m"],
  ["拏", "n"],
  ["噢", "o"],
  ["妑", "p"],
  ["七", "q"],
  ["呥", "r"],
  ["扨", "s"],
  ["它", "t"],
  ["穵", "w"],
  ["夕", "x"],
  ["丫", "y"],
  ["帀", "z"],
];

const collator = new Intl.Collator("zh-CN");

export function initials(text: string): string {
  return [...text].map(initial).join("");
}

function initial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) {
    return /[a-z0-9]/i.test(character) ? character.toLowerCase() : "";
  }
  return BORDERS.findLast(([border]) => collator.compare(border, character) <= 0)?.[1] ?? "";
}
