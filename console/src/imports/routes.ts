import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

/** Each of them takes in what is theirs; who keeps accounts takes in no cases. */
export const IMPORTERS: readonly Role[] = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "SUPERVISOR"];

export const importRoutes: RouteRecordRaw[] = [
  {
    path: "/imports/:kind?",
    name: "imports",
    component: () => import("./ImportsPage.vue"),
    props: true,
    meta: { roles: IMPORTERS },
  },
];
