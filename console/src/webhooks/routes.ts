import type { RouteRecordRaw } from "vue-router";

export const webhookRoutes: RouteRecordRaw[] = [
  {
    path: "/webhooks",
    name: "webhooks",
    component: () => import("./WebhooksPage.vue"),
    meta: { roles: ["SYSTEM_ADMIN"] },
  },
  {
    path: "/webhooks/:id",
    name: "webhook",
    component: () => import("./WebhookPage.vue"),
    props: true,
    meta: { roles: ["SYSTEM_ADMIN"] },
  },
];
