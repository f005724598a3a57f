import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const only = (role: Role): { roles: readonly Role[] } => ({ roles: [role] });

export const adminRoutes: RouteRecordRaw[] = [
  { path: "/system", name: "system", component: () => import("./SystemPage.vue"), meta: only("SYSTEM_ADMIN") },
  { path: "/forms", name: "forms", component: () => import("./FormsPage.vue"), meta: only("SYSTEM_ADMIN") },
  {
    path: "/forms/:code",
    name: "form",
    component: () => import("./FormPage.vue"),
    props: true,
    meta: only("SYSTEM_ADMIN"),
  },
  { path: "/accounts", name: "accounts", component: () => import("./AccountsPage.vue"), meta: only("SECURITY_ADMIN") },
  { path: "/audit", name: "audit", component: () => import("./AuditPage.vue"), meta: only("AUDIT_ADMIN") },
];
