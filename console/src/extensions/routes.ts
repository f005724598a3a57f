import type { RouteRecordRaw } from "vue-router";

export const extensionRoutes: RouteRecordRaw[] = [
  {
    path: "/extensions",
    name: "extensions",
    component: () => import("./ExtensionsPage.vue"),
    meta: { roles: ["AGENT", "SUPERVISOR"] },
  },
];
