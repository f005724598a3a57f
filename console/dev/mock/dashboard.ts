import type { Dashboard } from "../../src/dashboard/types";
import type { QueueFigures } from "../../src/desk/types";
import { ago, DAY } from "./times";

export const RATES: Dashboard["rates"] = {
  raw: { counted: 268, askedContact: 96, contacted: 82, solved: 229, satisfied: 221.4, composite: 0.843 },
  adjusted: { counted: 249, askedContact: 79, contacted: 74, solved: 227, satisfied: 220.5, composite: 0.904 },
  rules: 1,
  silent: 17,
  excluded: 2,
};

export const dashboard = (queue: QueueFigures): Dashboard => ({
  period: { from: ago(29 * DAY).slice(0, 10), until: ago(0).slice(0, 10) },
  rates: RATES,
  today: { opened: 96, answeredDirectly: 58, closed: 71, overdue: 4 },
  queue: { ...queue },
  byStatus: {
    TO_DISPATCH: 3,
    DISPATCHED: 9,
    IN_PROGRESS: 27,
    RETURN_ASKED: 2,
    REPLIED: 6,
    FOLLOW_UP: 12,
    CLOSED: 243,
  },
  byType: { CONSULTATION: 121, HELP: 84, COMPLAINT: 63, REPORT: 9, SUGGESTION: 15, PRAISE: 8 },
  perDay: Array.from({ length: 30 }, (_, index) => {
    const weekend = [0, 6].includes(new Date(Date.now() - (29 - index) * DAY).getDay());
    const opened = Math.round((weekend ? 48 : 92) + 22 * Math.sin(index / 3.1) + ((index * 37) % 13));
    return {
      day: ago((29 - index) * DAY).slice(0, 10),
      opened,
      closed: Math.round(opened * (0.82 + ((index * 13) % 7) / 30)),
    };
  }),
  topics: [
    ["urban.noise", "噪声扰民", 58],
    ["utilities.water.outage", "停水", 46],
    ["urban.parking", "停车管理", 41],
    ["social.medical", "医疗保险", 37],
    ["social.pension", "养老保险", 33],
    ["utilities.power.outage", "停电", 21],
    ["education.enrolment", "义务教育入学", 18],
    ["utilities.water.bill", "水费", 15],
  ].map(([categoryCode, categoryName, count]) => ({
    categoryCode: String(categoryCode),
    categoryName: String(categoryName),
    count: Number(count),
  })),
});
