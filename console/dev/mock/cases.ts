import type { Ticket, TicketEvent, TicketLine, TicketStatus } from "../../src/tickets/types";
import { CATEGORIES } from "./categories";
import { nameOf } from "./people";
import { ago, ahead, HOUR, MINUTE } from "./times";

const LEADS: Record<string, string> = { utilities: "water", urban: "urban", social: "hrss", education: "education" };

const TITLES: [string, string, string][] = [
  [
    "江滩路 18 号院连续两天停水",
    "utilities.water.outage",
    "市民反映江滩路 18 号院 3 号楼从昨天早上 7 点起停水，至今没有恢复，楼内住有多位老人，物业说不清楚原因。希望尽快恢复供水，并告知恢复时间。",
  ],
  [
    "水费账单比上月高三倍，要求核实",
    "utilities.water.bill",
    "市民称本月水费 312 元，上月仅 96 元，用水习惯没有变化，怀疑水表故障，要求上门核验水表并复核账单。",
  ],
  ["自来水发黄有异味", "utilities.water.quality", "碧波花园小区自来水今天早上开始发黄，有铁锈味，不敢饮用。"],
  [
    "兰桥菜市场凌晨施工噪声扰民",
    "urban.noise",
    "兰桥菜市场改造工地每天凌晨 2 点仍在施工，影响周边居民休息，已持续一周。",
  ],
  [
    "人行道停车占道，盲道被占",
    "urban.parking",
    "文昌路 66 号门前人行道长期停放机动车，盲道被完全占用，视障人士无法通行。",
  ],
  ["幸福路与人民路交叉口井盖缺失", "urban.manhole", "路口东南角井盖缺失，夜间没有警示，已有电动车摔倒。"],
  ["咨询灵活就业人员养老保险缴费基数", "social.pension", "市民咨询今年灵活就业人员参保的缴费基数和办理地点。"],
  ["小区频繁停电，影响冰箱内药品保存", "utilities.power.outage", "近半个月停电五次，家中有需冷藏的胰岛素。"],
  ["表扬水务抢修人员连夜抢修", "utilities.water", "感谢抢修队员冒雨抢修到凌晨四点。"],
  ["水表井积水，要求处理", "utilities.water", "水表井长期积水，孳生蚊虫，抄表员无法读数。"],
];
const STATUSES: TicketStatus[] = [
  "DISPATCHED",
  "IN_PROGRESS",
  "DISPATCHED",
  "TO_DISPATCH",
  "IN_PROGRESS",
  "TO_DISPATCH",
  "CLOSED",
  "REPLIED",
  "FOLLOW_UP",
  "REPLIED",
];

let counter = 100;
export function nextNumber(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}${String(counter++).padStart(6, "0")}`;
}

export const TICKETS: Ticket[] = Array.from({ length: 34 }, (_, index) => ticket(index));
TICKETS[0]!.urgency = "URGENT";

function ticket(index: number): Ticket {
  const [title, categoryCode, text] = TITLES[index % TITLES.length]!;
  const of = CATEGORIES.find((one) => one.code === categoryCode)!;
  const status = STATUSES[index % STATUSES.length]!;
  const lead = status === "TO_DISPATCH" ? null : (LEADS[categoryCode.split(".")[0] ?? ""] ?? "water");
  const created = (index + 1) * 2.7 * HOUR;
  const signed = ["IN_PROGRESS", "REPLIED", "FOLLOW_UP", "CLOSED"].includes(status);
  const replied = ["REPLIED", "FOLLOW_UP", "CLOSED"].includes(status);
  return {
    id: `t${index}`,
    number: nextNumber(),
    status,
    type: index % 10 === 8 ? "PRAISE" : index % 10 === 6 ? "CONSULTATION" : index % 3 === 0 ? "HELP" : "COMPLAINT",
    categoryCode,
    categoryName: of.name,
    urgency: of.urgency,
    title,
    text,
    address: index % 2 ? "兰东区江滩路 18 号院" : null,
    confidential: index % 5 === 4,
    citizen: "c1",
    citizenName: "王**",
    contact: "138****8000",
    organisation: index % 4 === 1 ? "江****" : null,
    channel: "PHONE",
    createdAt: ago(created),
    lead,
    leadName: lead ? nameOf(lead) : null,
    signedAt: signed ? ago(created - HOUR) : null,
    repliedAt: replied ? ago(created - 2 * HOUR) : null,
    reply: replied
      ? "经核查，该处为主管道破损导致停水，抢修队已于昨晚 23 时 40 分完成修复并恢复供水。已向住户逐户告知，并减免停水期间的基本水费。感谢您的反映。"
      : null,
    dueAt: replied || !lead ? null : ahead((index % 7) * 5 * HOUR - 6 * HOUR),
    dueBecause:
      replied || !lead
        ? null
        : "紧急工单 1 个工作日内答复，从周五 16:20 派单起算；周六、周日不计，所以在周一 16:20 到期。",
    answeredDirectly: false,
    articleCode: null,
    satisfaction: status === "CLOSED" ? "SATISFIED" : null,
    closedAt: status === "CLOSED" ? ago(created - 3 * HOUR) : null,
    openedBy: "staff-agent01",
    pending: null,
    form: null,
    coHandlers: [],
    actions: [],
    version: 3,
  };
}

export function line(one: Ticket): TicketLine {
  const { id, number, status, type, categoryName, urgency, title, leadName, createdAt, dueAt, version } = one;
  return {
    id,
    number,
    status,
    type,
    categoryName,
    urgency,
    title,
    leadName,
    createdAt,
    dueAt,
    overdue: dueAt !== null && Date.parse(dueAt) < Date.now(),
    version,
  };
}

export function historyOf(one: Ticket): TicketEvent[] {
  const agent = { by: "staff-agent01", byName: "林晓岚" };
  const officer = { by: "staff-officer.water", byName: "葛润生" };
  const events: TicketEvent[] = [{ at: one.createdAt, name: "opened", ...agent, details: {} }];
  if (one.lead)
    events.push({
      at: ago(Date.now() - Date.parse(one.createdAt) - 5 * MINUTE),
      name: "dispatched",
      ...agent,
      details: { departmentName: one.leadName, note: "请尽快联系市民" },
    });
  if (one.signedAt)
    events.push({ at: one.signedAt, name: "signed", ...officer, details: { departmentName: one.leadName } });
  if (one.repliedAt)
    events.push({
      at: one.repliedAt,
      name: "replied",
      ...officer,
      details: { departmentName: one.leadName, text: one.reply },
    });
  if (one.status === "FOLLOW_UP" || one.closedAt)
    events.push({ at: one.closedAt ?? ago(HOUR), name: "approved", ...agent, details: {} });
  if (one.closedAt)
    events.push(
      { at: one.closedAt, name: "rated", by: null, byName: null, details: { grade: one.satisfaction, via: "SMS" } },
      { at: one.closedAt, name: "closed", by: null, byName: null, details: {} },
    );
  return events;
}
