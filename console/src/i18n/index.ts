import { createI18n } from "vue-i18n";
import { watch } from "vue";
import { chosenLocale } from "../session/preferences";
import en from "./en";
import zh from "./zh-CN";

export const i18n = createI18n({
  legacy: false,
  locale: chosenLocale.value,
  fallbackLocale: "zh-CN",
  messages: { "zh-CN": zh, en },
});

watch(chosenLocale, (value) => (i18n.global.locale.value = value));

/** For code outside components. */
export function translate(key: string, values: Record<string, unknown> = {}): string {
  return i18n.global.t(key, values);
}
