import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["SUPERVISOR", "LEADER"];

export const reportRoutes: RouteRecordRaw[] = [
  { path: "/reports", name: "reports", component: () => import("./ReportsPage.vue"), meta: { roles } },
  { path: "/reports/:id", name: "report", component: () => import("./ReportPage.vue"), props: true, meta: { roles } },
];
