import type { QueueFigures } from "../desk/types";
import type { Rates } from "../rates/types";
import type { TicketStatus, TicketType } from "../tickets/types";

export interface Dashboard {
  /** What the figures are of, but for today's and what is so now. */
  period: { from: string; until: string };
  rates: Rates;
  today: { opened: number; answeredDirectly: number; closed: number; overdue: number };
  queue: Partial<QueueFigures> & Record<string, number>;
  byStatus: Partial<Record<TicketStatus, number>>;
  byType: Partial<Record<TicketType, number>>;
  perDay: { day: string; opened: number; closed: number }[];
  topics: { categoryCode: string; categoryName: string; count: number }[];
}
