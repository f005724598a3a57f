import { onScopeDispose, ref } from "vue";
import { useI18n } from "vue-i18n";
import { useRouter } from "vue-router";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { NewsOf } from "../live/types";
import { onNews, readOnConnect } from "../live/live";
import { showNotice } from "../ui/notices";

type Alert = NewsOf<"alert">;

/** What comes together is said together. */
const SETTLE_MILLIS = 800;
const EVERY_MILLIS = 60_000;
const waiting = ref(0);

/** How many supervisions wait for an answer of whoever is signed in. */
export function useWaiting() {
  return { waiting };
}

/** Of several alerts of a kind one is made: the first, and how many there are. */
export function together(alerts: readonly Alert[]): Alert[] {
  const kinds = new Map<Alert["kind"], Alert>();
  for (const one of alerts) {
    const known = kinds.get(one.kind);
    kinds.set(one.kind, known ? { ...known, cases: known.cases + one.cases } : one);
  }
  return [...kinds.values()];
}

/** Says at the edge of the screen that a case of theirs is nearly late, late, or that they are to answer for it. */
export function followAlerts(): void {
  const { t } = useI18n();
  const router = useRouter();
  let heard: Alert[] = [];
  let settle: ReturnType<typeof setTimeout> | undefined;

  function show(one: Alert): void {
    const several = one.cases > 1;
    showNotice({
      tone: one.kind === "answered" ? "good" : one.kind === "yellow" ? "warn" : "bad",
      text: t(`supervision.alert.${several ? "several" : "one"}.${one.kind}`, { number: one.number, count: one.cases }),
      action: {
        label: t("supervision.alert.look"),
        run: () => void router.push(several ? "/supervision" : `/tickets/${one.ticket}`),
      },
    });
  }

  onNews("alert", (news) => {
    heard.push(news);
    clearTimeout(settle);
    settle = setTimeout(() => {
      together(heard).forEach(show);
      heard = [];
      void count();
    }, SETTLE_MILLIS);
  });
  const timer = setInterval(() => void count(), EVERY_MILLIS);
  readOnConnect(() => void count());
  onScopeDispose(() => {
    clearTimeout(settle);
    clearInterval(timer);
  });
}

/** What cannot be counted now is counted the next time: a figure at the edge is not worth an error. */
export async function count(): Promise<void> {
  try {
    waiting.value = (await api.get<{ open: number }>("/supervisions/waiting")).open;
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}
