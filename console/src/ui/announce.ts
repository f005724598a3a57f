import { readonly, ref } from "vue";

/** What screen readers are told; focus stays where it is. */
const polite = ref("");
const urgent = ref("");

export function useAnnouncements() {
  return { polite: readonly(polite), urgent: readonly(urgent) };
}

export function announce(text: string, how: "polite" | "urgent" = "polite"): void {
  const target = how === "urgent" ? urgent : polite;
  // The same words twice must be heard twice: an empty region in between.
  target.value = "";
  setTimeout(() => (target.value = text), 60);
}
