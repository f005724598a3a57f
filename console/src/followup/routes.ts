import type { RouteRecordRaw } from "vue-router";

export const followUpRoutes: RouteRecordRaw[] = [
  {
    path: "/follow-ups",
    name: "followUps",
    component: () => import("./FollowUpsPage.vue"),
    meta: { roles: ["AGENT", "SUPERVISOR"] },
  },
];
