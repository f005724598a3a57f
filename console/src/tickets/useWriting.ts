import { useTemplateRef } from "vue";

/** Whether somebody has something unsent in a text field of this page. */
export function useWriting() {
  const root = useTemplateRef<HTMLElement>("root");
  const writing = () => [...(root.value?.querySelectorAll("textarea") ?? [])].some((one) => one.value.trim() !== "");
  return { page: root, writing };
}
