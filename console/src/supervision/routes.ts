import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const overseers: readonly Role[] = ["SUPERVISOR", "LEADER"];
const onCases: readonly Role[] = ["AGENT", "SUPERVISOR", "LEADER", "OFFICER"];

export const supervisionRoutes: RouteRecordRaw[] = [
  {
    path: "/monitoring",
    name: "monitoring",
    component: () => import("./MonitoringPage.vue"),
    meta: { roles: overseers },
  },
  {
    path: "/supervision",
    name: "supervision",
    component: () => import("./SupervisionPage.vue"),
    meta: { roles: onCases },
  },
  {
    path: "/ladder",
    name: "ladder",
    component: () => import("./LadderPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN", ...overseers] },
  },
];
