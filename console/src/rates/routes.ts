import type { RouteRecordRaw } from "vue-router";

export const rateRoutes: RouteRecordRaw[] = [
  {
    path: "/follow-up-rules",
    name: "followUpRules",
    component: () => import("./RateRulesPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", "SUPERVISOR", "LEADER"] },
  },
];
