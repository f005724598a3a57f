import { useI18n } from "vue-i18n";
import { useRouter } from "vue-router";
import { onNews } from "../live/live";
import { showNotice } from "../ui/notices";

/** Says at the edge of the screen that a case of theirs is nearly late, late, or that they are to answer for it. */
export function followAlerts(): void {
  const { t } = useI18n();
  const router = useRouter();
  onNews("alert", (news) => {
    const several = news.cases > 1;
    showNotice({
      tone: news.kind === "answered" ? "good" : news.kind === "yellow" ? "warn" : "bad",
      text: t(`supervision.alert.${several ? "several" : "one"}.${news.kind}`, {
        number: news.number,
        count: news.cases,
      }),
      action: {
        label: t("supervision.alert.look"),
        run: () => void router.push(several ? "/supervision" : `/tickets/${news.ticket}`),
      },
    });
  });
}
