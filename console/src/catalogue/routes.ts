import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["SUPERVISOR", "LEADER", "SYSTEM_ADMIN"];

export const catalogueRoutes: RouteRecordRaw[] = [
  { path: "/catalogue", name: "catalogue", component: () => import("./CataloguePage.vue"), meta: { roles } },
  {
    path: "/catalogue/:number",
    name: "catalogue-entry",
    component: () => import("./EntryPage.vue"),
    props: true,
    meta: { roles },
  },
];
