/** What the server tells of webhooks (docs/staff-api.md, Webhooks). */
export interface Webhook {
  id: string;
  name: string;
  url: string;
  /** Empty for all. */
  steps: string[];
  paused: "BY_HAND" | "FAILING" | "GONE" | null;
  failingSince: string | null;
  lastArrivedAt: string | null;
  /** How long the secret before is good too. */
  previousUntil: string | null;
  waiting: number;
  dead: number;
  createdAt: string;
  version: number;
}

export interface WithSecret {
  webhook: Webhook;
  secret: string;
}

export type Fault = "UNREACHABLE" | "FORBIDDEN_ADDRESS" | "TLS" | "TIMEOUT" | "REDIRECT" | "STATUS";

export interface Attempt {
  at: string;
  millis: number;
  status: number | null;
  fault: Fault | null;
  answer: string | null;
}

export type DeliveryState = "WAITING" | "SENT" | "DEAD";

export interface Delivery {
  id: string;
  step: string;
  at: string;
  ticket: string | null;
  number: string | null;
  state: DeliveryState;
  nextAt: string | null;
  attempts: Attempt[];
}

/** All steps a receiver can ask for, in the order of a case's life. */
export const STEPS = [
  "opened",
  "answered",
  "dispatched",
  "arbitrated",
  "handed-down",
  "handed-back",
  "signed",
  "contacted",
  "return-asked",
  "returned",
  "return-refused",
  "disputed",
  "extension-asked",
  "extension-granted",
  "extension-refused",
  "suspended",
  "resumed",
  "co-named",
  "co-signed",
  "contributed",
  "co-declined",
  "co-released",
  "replied",
  "approved",
  "sent-back",
  "follow-up-asked",
  "follow-up-called",
  "rated",
  "closed",
  "redone",
  "reopened",
  "archived",
  "merged",
  "unmerged",
  "merged-in",
  "merged-out",
  "answer-shared",
  "related",
  "unrelated",
  "form-answered",
  "citizen-amended",
  "warned-yellow",
  "warned-red",
  "urged",
  "supervised",
  "noticed",
  "supervision-answered",
] as const;
