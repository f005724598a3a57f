import type { RouteRecordRaw } from "vue-router";

export const conductRoutes: RouteRecordRaw[] = [
  {
    path: "/conduct",
    name: "conduct",
    component: () => import("./ConductPage.vue"),
    meta: { roles: ["SUPERVISOR"] },
  },
  {
    path: "/citizen-rules",
    name: "citizenRules",
    component: () => import("./CitizenRulesPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", "SUPERVISOR", "LEADER"] },
  },
];
