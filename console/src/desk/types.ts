import type { CitizenCard } from "../citizen/types";
import type { TicketLine } from "../tickets/types";

export type AgentStatus = "NOT_READY" | "READY" | "OFFERED" | "BUSY" | "WRAP_UP";

export interface AgentState {
  status: AgentStatus;
  reason: string | null;
  since: string;
  /** When the state ends by itself; absent where the server does not say. */
  until?: string | null;
  line: boolean;
  item: string | null;
}

export interface QueueFigures {
  waiting: number;
  longestWaitSeconds: number;
  offeredToday: number;
  answeredToday: number;
  answeredInTargetToday: number;
  abandonedToday: number;
  targetSeconds: number;
}

export interface AgentLine {
  staff: { id: string; number: string; displayName: string };
  status: AgentStatus;
  reason: string | null;
  since: string;
  call: { id: string; from: string | null; since: string } | null;
}

export type CallState = "WAITING" | "RINGING" | "TALKING" | "ENDED";

export interface Call {
  id: string;
  state: CallState;
  from: string | null;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  waitedSeconds: number;
  interactionId: string | null;
  offerId: string | null;
  citizen: CitizenCard | null;
  tickets: TicketLine[];
}

/** A call shown on this screen goes on to its next step. */
export interface CallMoved {
  callId: string;
  state: CallState;
  answeredAt: string | null;
  endedAt: string | null;
}
