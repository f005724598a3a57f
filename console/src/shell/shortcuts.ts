import { onScopeDispose, reactive, ref } from "vue";

/** Keys for everything done often; each can be changed by whoever uses it. */
export const SHORTCUTS = {
  answer: "F9",
  hangUp: "Shift+F9",
  mute: "F8",
  hold: "Shift+F8",
  ready: "F2",
  submit: "Ctrl+Enter",
  search: "/",
  knowledge: "Alt+K",
  help: "?",
} as const;

export type ShortcutId = keyof typeof SHORTCUTS;
export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];

const KEY = "civicline.shortcuts";
const bindings = reactive<Record<ShortcutId, string>>({ ...SHORTCUTS, ...saved() });
const handlers = new Map<ShortcutId, (() => void)[]>();
/** While a person chooses a new key, keys do nothing else. */
const recording = ref<ShortcutId | null>(null);

export function useShortcuts() {
  return { bindings, recording, rebind, resetShortcuts };
}

/** The newest component on screen that knows the shortcut gets it. */
export function useShortcut(id: ShortcutId, handler: () => void): void {
  const stack = handlers.get(id) ?? [];
  handlers.set(id, stack);
  stack.push(handler);
  onScopeDispose(() => stack.splice(stack.indexOf(handler), 1));
}

/** How a key press is written: "Shift+F9", "Ctrl+Enter", "/"; null for a modifier alone. */
export function combination(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey">,
): string | null {
  if (["Shift", "Control", "Alt", "Meta", "Process", "Dead"].includes(event.key)) {
    return null;
  }
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  // With Alt some keyboards make other characters: then the key itself counts.
  const key = event.altKey && letter ? letter : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shiftMatters = event.key.length > 1 || event.ctrlKey || event.altKey;
  return [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey && shiftMatters ? "Shift" : "",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

/** A key that also writes a character must not fire while somebody writes. */
export function writesCharacter(keys: string): boolean {
  return [...keys].length === 1;
}

export function listenForShortcuts(): void {
  window.addEventListener("keydown", onKeydown);
}

function onKeydown(event: KeyboardEvent): void {
  const keys = event.isComposing ? null : combination(event);
  if (keys === null) {
    return;
  }
  if (recording.value) {
    event.preventDefault();
    event.stopPropagation();
    if (keys !== "Escape") {
      rebind(recording.value, keys);
    }
    recording.value = null;
    return;
  }
  const id = SHORTCUT_IDS.find((one) => bindings[one] === keys);
  const handler = id && handlers.get(id)?.at(-1);
  if (!handler || (writesCharacter(keys) && isEditable(event.target))) {
    return;
  }
  event.preventDefault();
  handler();
}

function rebind(id: ShortcutId, keys: string): void {
  const other = SHORTCUT_IDS.find((one) => bindings[one] === keys);
  if (other && other !== id) {
    bindings[other] = bindings[id];
  }
  bindings[id] = keys;
  localStorage.setItem(KEY, JSON.stringify(bindings));
}

function resetShortcuts(): void {
  Object.assign(bindings, SHORTCUTS);
  localStorage.removeItem(KEY);
}

function saved(): Partial<Record<ShortcutId, string>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const entries = Object.entries(stored ?? {}).filter(
      ([id, keys]) => id in SHORTCUTS && typeof keys === "string" && keys !== "",
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
