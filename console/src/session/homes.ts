import type { Role } from "./types";

/** The parts of the console and who may see them; the first that fits is where a person begins. */
export interface Place {
  name:
    | "desk"
    | "department"
    | "dashboard"
    | "tickets"
    | "supervision"
    | "followUps"
    | "extensions"
    | "followUpRules"
    | "ladder"
    | "timeRules"
    | "workingTime"
    | "citizenRules"
    | "monitoring"
    | "league"
    | "reports"
    | "hot"
    | "scorecard"
    | "equity"
    | "knowledge"
    | "catalogue"
    | "system"
    | "forms"
    | "imports"
    | "webhooks"
    | "accounts"
    | "audit"
    | "personalData"
    | "erasures"
    | "conduct";
  path: string;
  icon: string;
  roles: readonly Role[];
}

export const PLACES: readonly Place[] = [
  { name: "desk", path: "/desk", icon: "headset", roles: ["AGENT", "SUPERVISOR"] },
  { name: "department", path: "/department", icon: "building", roles: ["OFFICER"] },
  { name: "tickets", path: "/tickets", icon: "tickets", roles: ["AGENT", "SUPERVISOR", "LEADER", "OFFICER"] },
  { name: "supervision", path: "/supervision", icon: "alert", roles: ["AGENT", "SUPERVISOR", "LEADER", "OFFICER"] },
  { name: "conduct", path: "/conduct", icon: "people", roles: ["SUPERVISOR"] },
  { name: "followUps", path: "/follow-ups", icon: "star", roles: ["AGENT", "SUPERVISOR"] },
  { name: "extensions", path: "/extensions", icon: "check", roles: ["AGENT", "SUPERVISOR"] },
  { name: "monitoring", path: "/monitoring", icon: "clock", roles: ["SUPERVISOR", "LEADER"] },
  { name: "dashboard", path: "/dashboard", icon: "chart", roles: ["SUPERVISOR", "LEADER", "AGENT"] },
  { name: "hot", path: "/hot", icon: "place", roles: ["SUPERVISOR", "LEADER"] },
  { name: "scorecard", path: "/scorecard", icon: "star", roles: ["SUPERVISOR", "LEADER"] },
  { name: "league", path: "/league", icon: "line", roles: ["SUPERVISOR", "LEADER"] },
  { name: "reports", path: "/reports", icon: "send", roles: ["SUPERVISOR", "LEADER"] },
  { name: "equity", path: "/equity", icon: "people", roles: ["SUPERVISOR", "LEADER"] },
  { name: "knowledge", path: "/knowledge", icon: "book", roles: ["OFFICER", "SUPERVISOR", "LEADER"] },
  { name: "catalogue", path: "/catalogue", icon: "table", roles: ["SUPERVISOR", "LEADER"] },
  { name: "system", path: "/system", icon: "pulse", roles: ["SYSTEM_ADMIN"] },
  { name: "catalogue", path: "/catalogue", icon: "table", roles: ["SYSTEM_ADMIN"] },
  { name: "followUpRules", path: "/follow-up-rules", icon: "star", roles: ["SYSTEM_ADMIN"] },
  { name: "timeRules", path: "/time-rules", icon: "clock", roles: ["SYSTEM_ADMIN"] },
  { name: "workingTime", path: "/working-time", icon: "calendar", roles: ["SYSTEM_ADMIN"] },
  { name: "ladder", path: "/ladder", icon: "alert", roles: ["SYSTEM_ADMIN"] },
  { name: "citizenRules", path: "/citizen-rules", icon: "user", roles: ["SYSTEM_ADMIN"] },
  { name: "forms", path: "/forms", icon: "form", roles: ["SYSTEM_ADMIN"] },
  { name: "imports", path: "/imports", icon: "transfer", roles: ["SYSTEM_ADMIN", "SUPERVISOR"] },
  { name: "accounts", path: "/accounts", icon: "people", roles: ["SECURITY_ADMIN"] },
  { name: "imports", path: "/imports", icon: "transfer", roles: ["SECURITY_ADMIN"] },
  { name: "webhooks", path: "/webhooks", icon: "send", roles: ["SYSTEM_ADMIN"] },
  { name: "audit", path: "/audit", icon: "seal", roles: ["AUDIT_ADMIN"] },
  {
    name: "personalData",
    path: "/personal-data",
    icon: "lock",
    roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
  },
  { name: "erasures", path: "/erasures", icon: "user", roles: ["SECURITY_ADMIN"] },
];

export function placesFor(roles: readonly Role[]): Place[] {
  return PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));
}

/** Where a person begins: supervisors and leaders at the dashboard, everybody else at their work. */
export function homeOf(roles: readonly Role[]): string {
  if (!roles.includes("AGENT") && (roles.includes("SUPERVISOR") || roles.includes("LEADER"))) {
    return "/dashboard";
  }
  return placesFor(roles)[0]?.path ?? "/no-role";
}
