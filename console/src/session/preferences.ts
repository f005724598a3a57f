import { ref, watch } from "vue";

export type Theme = "system" | "light" | "dark" | "contrast";
export type Locale = "zh-CN" | "en";
export const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

const THEME_KEY = "civicline.theme";
const LOCALE_KEY = "civicline.locale";

export const theme = ref<Theme>(stored(THEME_KEY, THEMES, "system"));
export const chosenLocale = ref<Locale>(stored(LOCALE_KEY, ["zh-CN", "en"], ofBrowser(navigator.languages)));

watch(
  theme,
  (value) => {
    localStorage.setItem(THEME_KEY, value);
    if (value === "system") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = value;
    }
  },
  { immediate: true },
);

document.documentElement.lang = chosenLocale.value;
watch(chosenLocale, (value) => (document.documentElement.lang = value));

/** Only what somebody chose is kept: who never did gets what their browser asks for, also when that changes. */
export function chooseLocale(locale: Locale): void {
  localStorage.setItem(LOCALE_KEY, locale);
  chosenLocale.value = locale;
}

/** English for a browser that asks for it and not for Chinese, in whatever order; Chinese for every other. */
export function ofBrowser(languages: readonly string[]): Locale {
  const asksFor = (language: string) => languages.some((one) => one.toLowerCase().split("-")[0] === language);
  return asksFor("en") && !asksFor("zh") ? "en" : "zh-CN";
}

function stored<T extends string>(key: string, known: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key) as T | null;
  return value !== null && known.includes(value) ? value : otherwise;
}
