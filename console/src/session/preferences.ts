import { ref, watch } from "vue";

export type Theme = "system" | "light" | "dark" | "contrast";
export type Locale = "zh-CN" | "en";
export const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

const THEME_KEY = "civicline.theme";
const LOCALE_KEY = "civicline.locale";

export const theme = ref<Theme>(stored(THEME_KEY, THEMES, "system"));
export const chosenLocale = ref<Locale>(stored(LOCALE_KEY, ["zh-CN", "en"], "zh-CN"));

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

watch(
  chosenLocale,
  (value) => {
    localStorage.setItem(LOCALE_KEY, value);
    document.documentElement.lang = value;
  },
  { immediate: true },
);

function stored<T extends string>(key: string, known: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key) as T | null;
  return value !== null && known.includes(value) ? value : otherwise;
}
