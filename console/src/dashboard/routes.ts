import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["SUPERVISOR", "LEADER", "AGENT"];

export const dashboardRoutes: RouteRecordRaw[] = [
  { path: "/dashboard", name: "dashboard", component: () => import("./DashboardPage.vue"), meta: { roles } },
];
