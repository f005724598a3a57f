import type { RouteRecordRaw } from "vue-router";

export const privacyRoutes: RouteRecordRaw[] = [
  {
    path: "/personal-data",
    name: "personalData",
    component: () => import("./RulesPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"] },
  },
  {
    path: "/erasures",
    name: "erasures",
    component: () => import("./ErasuresPage.vue"),
    meta: { roles: ["SUPERVISOR", "SECURITY_ADMIN"] },
  },
];
