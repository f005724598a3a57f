import { reactive } from "vue";
import { onNews } from "./live";

/** Parts of the system known to be down, by name, with the server's words. */
const down = reactive(new Map<string, string>());

export function followComponents(): void {
  onNews("component", (news) => {
    if (news.status === "DOWN") {
      down.set(news.name, news.text);
    } else {
      down.delete(news.name);
    }
  });
}

export function useComponents() {
  return { down };
}
