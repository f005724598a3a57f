import type { Attempt, Delivery, Webhook } from "../../src/webhooks/types";
import { TICKETS } from "./cases";
import { ago, ahead, DAY } from "./times";

/** The mock city's webhooks: one that works, and one whose receiver is down. */
const MINUTE = 60_000;
const arrived = (at: string, millis: number): Attempt => ({ at, millis, status: 204, fault: null, answer: null });
const failed = (at: string): Attempt => ({ at, millis: 31, status: 502, fault: "STATUS", answer: "Bad Gateway" });

export const webhooks: Webhook[] = [
  {
    id: "w1",
    name: "市应急指挥平台",
    url: "https://events.emergency.example.gov.cn/hooks/12345",
    steps: [],
    paused: null,
    failingSince: null,
    lastArrivedAt: ago(2 * MINUTE),
    previousUntil: ahead(20 * 60 * MINUTE),
    waiting: 0,
    dead: 0,
    createdAt: ago(40 * DAY),
    version: 1,
  },
  {
    id: "w2",
    name: "岚东区协同办公",
    url: "https://oa.landong.example.gov.cn/api/case-events",
    steps: ["dispatched", "replied", "closed"],
    paused: null,
    failingSince: ago(90 * MINUTE),
    lastArrivedAt: ago(95 * MINUTE),
    previousUntil: null,
    waiting: 7,
    dead: 2,
    createdAt: ago(12 * DAY),
    version: 3,
  },
];

const NAMES = ["closed", "replied", "signed", "dispatched", "opened"];

export function deliveries(id: string, state: string | null): Delivery[] {
  const down = id === "w2";
  return TICKETS.slice(0, 8)
    .map((one, i): Delivery => {
      const at = ago((i + 1) * 11 * MINUTE);
      const dead = down && i > 5;
      return {
        id: `${id}-${i}`,
        step: NAMES[i % NAMES.length]!,
        at,
        ticket: one.id,
        number: one.number,
        state: dead ? "DEAD" : down && i < 5 ? "WAITING" : "SENT",
        nextAt: down && i < 5 ? ahead(4 * MINUTE) : null,
        attempts: down && i !== 5 ? (i === 0 ? [] : [failed(at), failed(ago(5 * MINUTE))]) : [arrived(at, 38 + 7 * i)],
      };
    })
    .filter((one) => !state || one.state === state);
}
