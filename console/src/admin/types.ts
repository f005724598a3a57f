import type { Role } from "../session/types";

export interface SystemComponent {
  name: string;
  status: string;
  detail: Record<string, unknown> | string | null;
}

export interface Account {
  staff: {
    id: string;
    username: string;
    number: string;
    displayName: string;
    displayNameEn: string | null;
    departmentCode: string;
    roles: Role[];
  };
  departmentName: string;
  departmentNameEn: string | null;
  enabled: boolean;
  /** For its first sign-in: there is no password yet. */
  waiting: boolean;
  /** Where reports reach them. */
  email: string | null;
  locked: boolean;
  lockedUntil: string | null;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: string | null;
  action: string;
  subject: string;
  details: string;
  /** The batch that covers it, or null while it waits for one. */
  seal: number | null;
}

export type AuditVerification =
  { intact: true; entries: number } | { intact: false; count: number; damages: { kind: string; reason: string }[] };
