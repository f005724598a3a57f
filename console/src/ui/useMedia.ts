import { onScopeDispose, ref, type Ref } from "vue";

/** No more than a phone shows. */
export const PHONE = "(max-width: 640px)";

/** Whether a media query holds now. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = matchMedia(query);
  const holds = ref(media.matches);
  const listen = () => (holds.value = media.matches);
  media.addEventListener("change", listen);
  onScopeDispose(() => media.removeEventListener("change", listen));
  return holds;
}
