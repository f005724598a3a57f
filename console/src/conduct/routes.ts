import type { RouteRecordRaw } from "vue-router";

export const conductRoutes: RouteRecordRaw[] = [
  {
    path: "/conduct",
    name: "conduct",
    component: () => import("./ConductPage.vue"),
    meta: { roles: ["SUPERVISOR"] },
  },
];
