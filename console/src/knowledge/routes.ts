import type { RouteRecordRaw } from "vue-router";
import type { Role } from "../session/types";

const roles: readonly Role[] = ["OFFICER", "SUPERVISOR", "LEADER"];

export const knowledgeRoutes: RouteRecordRaw[] = [
  { path: "/knowledge", name: "knowledge", component: () => import("./KnowledgePage.vue"), meta: { roles } },
  {
    path: "/knowledge/gaps",
    name: "knowledge-gaps",
    component: () => import("../growth/GapsPage.vue"),
    meta: { roles },
  },
  { path: "/knowledge/use", name: "knowledge-use", component: () => import("../growth/UsePage.vue"), meta: { roles } },
  {
    path: "/knowledge/editions/:id",
    name: "edition",
    component: () => import("./EditionPage.vue"),
    props: true,
    meta: { roles },
  },
  {
    path: "/knowledge/articles/:code",
    name: "article",
    component: () => import("./ArticlePage.vue"),
    props: true,
    meta: { roles },
  },
];
