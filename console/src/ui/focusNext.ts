import { nextTick, type Ref } from "vue";

/**
 * Something was taken off a list: with the button that did it the focus would be gone. It goes to the first button of
 * what stands in its place or below, else to where more can be added.
 */
export async function focusNext(
  list: Readonly<Ref<HTMLElement | null>>,
  place: number,
  otherwise: { focus(): void } | null,
): Promise<void> {
  await nextTick();
  const buttons = [...(list.value?.children ?? [])].slice(place).map((one) => one.querySelector<HTMLElement>("button:not(:disabled)"));
  (buttons.find((one) => one !== null) ?? otherwise)?.focus();
}
