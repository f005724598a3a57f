import type { AgentState, Call, CallMoved, QueueFigures } from "../desk/types";
import type { TicketStatus } from "../tickets/types";

/** What the server pushes (docs/staff-api.md, Push). */
export type News =
  | { type: "offer"; call: Call }
  | { type: "offer-withdrawn"; callId: string; reason: string }
  | ({ type: "call" } & CallMoved)
  | { type: "agent-state"; state: AgentState }
  | ({ type: "queue" } & QueueFigures)
  | { type: "ticket"; id: string; number: string; status: TicketStatus }
  | { type: "case"; id: string; what: "presence" | "comments" | "attachments" }
  | {
      type: "alert";
      kind: "yellow" | "red" | "urge" | "supervise" | "notice" | "answered";
      ticket: string;
      number: string;
      cases: number;
    }
  | { type: "webhook"; name: string; because: "FAILING" | "GONE" }
  | { type: "component"; name: string; status: "UP" | "DOWN"; text: string };

export type NewsType = News["type"];

export type NewsOf<T extends NewsType> = Extract<News, { type: T }>;
