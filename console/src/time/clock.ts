import { onScopeDispose, readonly, ref } from "vue";

/** The server's clock minus ours, in milliseconds; a desk's clock may be minutes off. */
let offset = 0;
/** The Date header has whole seconds, so smaller differences mean nothing. */
const MEANINGFUL_MS = 2_000;

export function heardServerTime(header: string | null, sentAt: number, receivedAt: number): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server)) {
    return;
  }
  const difference = server + 500 - (sentAt + receivedAt) / 2;
  offset = Math.abs(difference) < MEANINGFUL_MS ? 0 : difference;
}

/** Now by the server's clock, in milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}

const now = ref(serverNow());
let listeners = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, moving each second while somebody looks. */
export function useNow() {
  if (listeners++ === 0) {
    now.value = serverNow();
    timer = setInterval(() => (now.value = serverNow()), 1_000);
  }
  onScopeDispose(() => {
    if (--listeners === 0) {
      clearInterval(timer);
    }
  });
  return readonly(now);
}

export function secondsSince(instant: string | null, nowMillis: number): number {
  return instant === null ? 0 : Math.max(0, Math.floor((nowMillis - Date.parse(instant)) / 1_000));
}

export function secondsUntil(instant: string, nowMillis: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMillis) / 1_000));
}
