import type { RouteRecordRaw } from "vue-router";

export const timeRuleRoutes: RouteRecordRaw[] = [
  {
    path: "/time-rules",
    name: "timeRules",
    component: () => import("./TimeRulesPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", "SUPERVISOR", "LEADER"] },
  },
];
