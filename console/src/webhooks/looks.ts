import { useI18n } from "vue-i18n";
import type { Shape, Tone } from "../ui/Status.vue";
import type { Attempt, DeliveryState, Webhook } from "./types";

/** How webhooks and what became of their messages are told. */
export const STATES: Record<DeliveryState, [Tone, Shape]> = {
  WAITING: ["calm", "ring"],
  SENT: ["good", "check"],
  DEAD: ["bad", "cross"],
};

export function standing(one: Webhook): { key: string; tone: Tone; shape: Shape } {
  if (one.paused) {
    const byHand = one.paused === "BY_HAND";
    return {
      key: `webhooks.paused.${one.paused}`,
      tone: byHand ? "calm" : "bad",
      shape: byHand ? "pause" : "triangle",
    };
  }
  return one.failingSince
    ? { key: "webhooks.failing", tone: "warn", shape: "triangle" }
    : { key: "webhooks.running", tone: "good", shape: "check" };
}

export function useTold() {
  const { t } = useI18n();

  /** The step, whoever took it. */
  function step(name: string): string {
    if (name === "test") {
      return t("webhooks.testMessage");
    }
    const told = t(`timeline.what.${name}`, { department: t("webhooks.anyDepartment"), days: "", grade: "" });
    return (told.charAt(0).toUpperCase() + told.slice(1)).replace(/\s*[:：]\s*$/, "");
  }

  function attempt(one: Attempt): string {
    const came =
      one.fault === null || one.fault === "STATUS" || one.fault === "REDIRECT"
        ? t("webhooks.answered", { status: one.status })
        : t(`webhooks.faults.${one.fault}`);
    return t("webhooks.attempt", { came, millis: one.millis });
  }

  return { step, attempt };
}
