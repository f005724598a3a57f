import { useI18n } from "vue-i18n";
import { useRouter } from "vue-router";
import { onNews } from "../live/live";
import { showNotice } from "../ui/notices";

/** Says at the edge of an administrator's screen that another system hears nothing any more. */
export function followWebhooks(): void {
  const { t } = useI18n();
  const router = useRouter();
  onNews("webhook", ({ name, because }) =>
    showNotice({
      tone: "bad",
      text: t(`webhooks.news.${because}`, { name }),
      action: { label: t("webhooks.look"), run: () => void router.push("/webhooks") },
    }),
  );
}
