import { createApp } from "vue";
import App from "./App.vue";
import { configureClient } from "./api/client";
import "./base.css";
import { i18n, translate } from "./i18n";
import { makeRouter } from "./router";
import { chosenLocale } from "./session/preferences";
import { forgetSession } from "./session/session";
import { listenForShortcuts } from "./shell/shortcuts";

const router = makeRouter();

configureClient({
  locale: () => chosenLocale.value,
  texts: { text: (key, part) => translate(`problem.${key}.${part}`) },
  signedOut: () => {
    const here = router.currentRoute.value;
    if (here.name !== "sign-in") {
      forgetSession();
      void router.replace({ name: "sign-in", query: { to: here.fullPath, ended: "1" } });
    }
  },
});
listenForShortcuts();
createApp(App).use(i18n).use(router).mount("#app");
