import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["AGENT", "SUPERVISOR", "LEADER", "OFFICER"];

export const ticketRoutes: RouteRecordRaw[] = [
  { path: "/tickets", name: "tickets", component: () => import("./TicketListPage.vue"), meta: { roles } },
  { path: "/tickets/:id", name: "ticket", component: () => import("./TicketPage.vue"), props: true, meta: { roles } },
];
