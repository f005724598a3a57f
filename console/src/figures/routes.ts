import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const readers: readonly Role[] = ["SUPERVISOR", "LEADER", "AGENT"];
const overseers: readonly Role[] = ["SUPERVISOR", "LEADER"];

export const figureRoutes: RouteRecordRaw[] = [
  { path: "/figures", name: "figures", component: () => import("./FiguresPage.vue"), meta: { roles: readers } },
  {
    path: "/figures/:code/cases",
    name: "figure-cases",
    component: () => import("./FigureCasesPage.vue"),
    props: true,
    meta: { roles: readers },
  },
  { path: "/hot", name: "hot", component: () => import("./HotPage.vue"), meta: { roles: overseers } },
  { path: "/equity", name: "equity", component: () => import("./EquityPage.vue"), meta: { roles: overseers } },
  { path: "/league", name: "league", component: () => import("./LeaguePage.vue"), meta: { roles: overseers } },
  {
    path: "/scorecard",
    name: "scorecard",
    component: () => import("./ScorecardPage.vue"),
    meta: { roles: overseers },
  },
];
