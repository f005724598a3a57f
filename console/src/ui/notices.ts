import { reactive, readonly } from "vue";
import { announce } from "./announce";

export interface Notice {
  id: number;
  tone: "good" | "warn" | "bad" | "calm";
  text: string;
  action?: { label: string; run: () => void };
}

const SHOWN_MILLIS = 10_000;
const notices = reactive<Notice[]>([]);
let next = 1;

export function useNotices() {
  return { notices: readonly(notices) as readonly Notice[], dismiss };
}

/** At the edge of the screen for ten seconds: long enough to read, and to undo what can be undone. */
export function showNotice(notice: Omit<Notice, "id">): void {
  const id = next++;
  notices.push({ ...notice, id });
  announce(notice.text);
  setTimeout(() => dismiss(id), SHOWN_MILLIS);
}

function dismiss(id: number): void {
  const place = notices.findIndex((one) => one.id === id);
  if (place >= 0) {
    notices.splice(place, 1);
  }
}
