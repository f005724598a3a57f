import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["OFFICER"];

export const departmentRoutes: RouteRecordRaw[] = [
  {
    path: "/department/:id?",
    name: "department",
    component: () => import("./DepartmentPage.vue"),
    props: (route) => ({ id: typeof route.params.id === "string" && route.params.id !== "" ? route.params.id : null }),
    meta: { roles },
  },
];
