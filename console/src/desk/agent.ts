import { ref, type Ref } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { AgentState, QueueFigures } from "./types";
import { onNews, readOnConnect } from "../live/live";

/** Reasons a person may give for not being ready. */
export const REASONS = ["break", "meeting", "training"] as const;
export type Reason = (typeof REASONS)[number];

const state = ref<AgentState | null>(null);
const queue = ref<QueueFigures | null>(null);

export function useAgent() {
  return { state: state as Readonly<Ref<AgentState | null>>, queue: queue as Readonly<Ref<QueueFigures | null>> };
}

/** Keeps the agent's own state and the queue's figures up to date while the calling component lives. */
export function followAgent(): void {
  onNews("agent-state", (news) => (state.value = news.state));
  onNews("queue", ({ type: _, ...figures }) => (queue.value = figures));
  readOnConnect(() => void quietly(readAgent));
  readOnConnect(() => void quietly(async () => (queue.value = await api.get<QueueFigures>("/queue"))));
}

export async function readAgent(): Promise<void> {
  state.value = await api.get<AgentState>("/agent");
}

export async function becomeReady(): Promise<void> {
  state.value = await api.post<AgentState>("/agent/ready");
}

export async function becomeNotReady(reason: Reason | "signed-out"): Promise<void> {
  state.value = await api.post<AgentState>("/agent/not-ready", { reason });
}

export async function wrappedUp(): Promise<void> {
  state.value = await api.post<AgentState>("/agent/wrapped-up");
}

/** What cannot be read now is read at the next reconnection; the banner already says that the server is away. */
async function quietly(read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}
