import type { RouteRecordRaw } from "vue-router";

export const calendarRoutes: RouteRecordRaw[] = [
  {
    path: "/working-time",
    name: "workingTime",
    component: () => import("./WorkingTimePage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", "SUPERVISOR", "LEADER"] },
  },
];
