import type { AgentLine, AgentState, Call, QueueFigures } from "../../src/desk/types";
import type { News } from "../../src/live/types";
import type { Me } from "../../src/session/types";
import type { Ticket } from "../../src/tickets/types";
import { line, TICKETS } from "./cases";
import { CITIZENS } from "./citizens";
import { ago } from "./times";
import { actionsOn } from "./life";

/** What happens in the city: one agent's state, one call at a time, tickets that move. */
export class MockCity {
  me: Me | null = null;
  agent: AgentState = {
    status: "NOT_READY",
    reason: null,
    since: new Date().toISOString(),
    until: null,
    line: true,
    item: null,
  };
  call: Call | null = null;
  queue: QueueFigures = {
    waiting: 7,
    longestWaitSeconds: 52,
    offeredToday: 412,
    answeredToday: 396,
    answeredInTargetToday: 371,
    abandonedToday: 9,
    targetSeconds: 15,
  };
  /** Where its telephone is. */
  sipUrl: () => string = () => "";
  tell: (to: "/user/queue/news" | "/topic/news", news: News) => void = () => {};

  setAgent(status: AgentState["status"], reason: string | null = null, seconds: number | null = null): void {
    const since = new Date().toISOString();
    this.agent = {
      ...this.agent,
      status,
      reason,
      since,
      until: seconds === null ? null : new Date(Date.now() + seconds * 1_000).toISOString(),
    };
    this.tell("/user/queue/news", { type: "agent-state", state: this.agent });
  }

  offer(citizen = 0): Call {
    const known = CITIZENS[citizen] ?? null;
    this.call = {
      id: `call-${Date.now()}`,
      state: "RINGING",
      from: known?.primary.value ?? null,
      startedAt: ago(21_000),
      answeredAt: null,
      endedAt: null,
      waitedSeconds: 21,
      interactionId: "i9",
      offerId: "o1",
      citizen: known,
      tickets: citizen === 0 ? TICKETS.slice(0, 2).map(line) : [],
    };
    this.setAgent("OFFERED", null, 15);
    this.tell("/user/queue/news", { type: "offer", call: this.call });
    return this.call;
  }

  answered(): void {
    this.change({ state: "TALKING", answeredAt: new Date().toISOString() });
    this.setAgent("BUSY");
  }

  ended(): void {
    this.change({ state: "ENDED", endedAt: new Date().toISOString() });
    this.call = null;
    this.setAgent("WRAP_UP", null, 30);
  }

  withdraw(reason: string): void {
    if (this.call) {
      this.tell("/user/queue/news", { type: "offer-withdrawn", callId: this.call.id, reason });
      this.call = null;
      this.setAgent("NOT_READY", "no-answer");
    }
  }

  private change(what: Partial<Call>): void {
    if (this.call) {
      this.call = { ...this.call, ...what };
      const { id: callId, state, answeredAt, endedAt } = this.call;
      this.tell("/user/queue/news", { type: "call", callId, state, answeredAt, endedAt });
    }
  }

  withActions(ticket: Ticket): Ticket {
    return { ...ticket, actions: actionsOn(ticket, this.me) };
  }

  agents(people: Me[]): AgentLine[] {
    const states: [AgentLine["status"], string | null][] = [
      ["READY", null],
      ["BUSY", null],
      ["WRAP_UP", null],
      ["NOT_READY", "break"],
      ["READY", null],
      ["BUSY", null],
    ];
    return people
      .filter((one) => one.roles.includes("AGENT"))
      .map((one, index) => {
        const [status, reason] = states[index % states.length]!;
        const since = ago((index * 97 + 41) * 1_000);
        return {
          staff: { id: one.id, number: one.number, displayName: one.displayName },
          status,
          reason,
          since,
          call: status === "BUSY" ? { id: `x${index}`, from: "139****2222", since } : null,
        };
      });
  }
}
