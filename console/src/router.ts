import { createRouter, createWebHistory, type Router } from "vue-router";
import { adminRoutes } from "./admin/routes";
import { calendarRoutes } from "./calendar/routes";
import { catalogueRoutes } from "./catalogue/routes";
import { ApiFailure } from "./api/problem";
import type { Role } from "./session/types";
import { conductRoutes } from "./conduct/routes";
import { dashboardRoutes } from "./dashboard/routes";
import { departmentRoutes } from "./department/routes";
import { importRoutes } from "./imports/routes";
import { extensionRoutes } from "./extensions/routes";
import { figureRoutes } from "./figures/routes";
import { privacyRoutes } from "./privacy/routes";
import { reportRoutes } from "./reports/routes";
import { knowledgeRoutes } from "./knowledge/routes";
import { homeOf } from "./session/homes";
import { lookUpSession } from "./session/session";
import { followUpRoutes } from "./followup/routes";
import { rateRoutes } from "./rates/routes";
import { supervisionRoutes } from "./supervision/routes";
import { timeRuleRoutes } from "./timerules/routes";
import { ticketRoutes } from "./tickets/routes";
import { webhookRoutes } from "./webhooks/routes";

declare module "vue-router" {
  interface RouteMeta {
    /** Without the shell, for somebody not signed in. */
    bare?: boolean;
    roles?: readonly Role[];
  }
}

const atCalls: readonly Role[] = ["AGENT", "SUPERVISOR"];
const notFound = () => import("./shell/NotFound.vue");

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(import.meta.env.BASE_URL),
    routes: [
      { path: "/sign-in", name: "sign-in", component: () => import("./session/SignIn.vue"), meta: { bare: true } },
      { path: "/", name: "home", component: notFound },
      { path: "/desk", name: "desk", component: () => import("./desk/DeskPage.vue"), meta: { roles: atCalls } },
      {
        path: "/citizens/:id",
        name: "citizen",
        component: () => import("./citizen/CitizenPage.vue"),
        props: true,
        meta: { roles: atCalls },
      },
      ...ticketRoutes,
      ...departmentRoutes,
      ...dashboardRoutes,
      ...figureRoutes,
      ...reportRoutes,
      ...supervisionRoutes,
      ...knowledgeRoutes,
      ...catalogueRoutes,
      ...followUpRoutes,
      ...extensionRoutes,
      ...rateRoutes,
      ...timeRuleRoutes,
      ...calendarRoutes,
      ...adminRoutes,
      ...importRoutes,
      ...webhookRoutes,
      ...privacyRoutes,
      ...conductRoutes,
      { path: "/not-allowed", name: "not-allowed", component: notFound, props: { notAllowed: true } },
      { path: "/:rest(.*)*", name: "not-found", component: notFound },
    ],
  });
  router.beforeEach(async (to) => {
    if (to.name === "sign-in") {
      return true;
    }
    const me = await whoIsHere();
    if (me === null) {
      return { name: "sign-in", query: to.fullPath === "/" ? {} : { to: to.fullPath } };
    }
    if (to.name === "home") {
      return homeOf(me.roles);
    }
    const allowed = to.meta.roles;
    return allowed && !allowed.some((role) => me.roles.includes(role)) ? { name: "not-allowed" } : true;
  });
  return router;
}

/** Where the server cannot be asked, the sign-in page says so. */
async function whoIsHere() {
  try {
    return await lookUpSession();
  } catch (error) {
    if (error instanceof ApiFailure) {
      return null;
    }
    throw error;
  }
}
