import type { Category, Department } from "../../src/catalogue/types";
import type { CitizenCard, TimelineEntry } from "../../src/citizen/types";
import type { Article, KnowledgeHit } from "../../src/knowledge/types";
import type { Me, Role } from "../../src/session/types";
import type { Ticket, TicketEvent, TicketLine, TicketStatus } from "../../src/tickets/types";

/** A small city in memory, for working on the screens without a server. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ago = (millis: number) => new Date(Date.now() - millis).toISOString();
export const ahead = (millis: number) => new Date(Date.now() + millis).toISOString();

const CITY = { name: "江州市", nameEn: "Jiangzhou", zone: "Asia/Shanghai" };

function person(
  username: string,
  number: string,
  name: string,
  nameEn: string,
  roles: Role[],
  department = "hotline",
  departmentName = "江州市12345热线中心",
): Me {
  return {
    id: `staff-${username}`,
    username,
    number,
    displayName: name,
    displayNameEn: nameEn,
    departmentCode: department,
    departmentName,
    roles,
    sampleCity: true,
    city: CITY,
  };
}

export const PEOPLE: Me[] = [
  person("agent01", "1001", "林晓岚", "Lin Xiaolan", ["AGENT"]),
  person("agent02", "1002", "周予安", "Zhou Yu'an", ["AGENT"]),
  person("agent03", "1003", "何静怡", "He Jingyi", ["AGENT"]),
  person("agent04", "1004", "唐书恒", "Tang Shuheng", ["AGENT"]),
  person("agent05", "1005", "许若溪", "Xu Ruoxi", ["AGENT"]),
  person("agent06", "1006", "邹明朗", "Zou Minglang", ["AGENT"]),
  person("supervisor01", "1101", "秦慕清", "Qin Muqing", ["SUPERVISOR"]),
  person("officer.water", "2001", "葛润生", "Ge Runsheng", ["OFFICER"], "water", "江州市水务局"),
  person("officer.landong", "2002", "程远帆", "Cheng Yuanfan", ["OFFICER"], "landong", "兰东区人民政府"),
  person("officer.jiangtan", "2003", "罗小舟", "Luo Xiaozhou", ["OFFICER"], "st-jiangtan", "江滩街道办事处"),
  person("leader01", "3001", "沈怀远", "Shen Huaiyuan", ["LEADER"], "jiangzhou", "江州市人民政府"),
  person("sysadmin", "9001", "系统管理员", "System administrator", ["SYSTEM_ADMIN"]),
  person("secadmin", "9002", "安全管理员", "Security administrator", ["SECURITY_ADMIN"]),
  person("auditadmin", "9003", "审计管理员", "Audit administrator", ["AUDIT_ADMIN"]),
];

export const DEPARTMENTS: Department[] = (
  [
    ["jiangzhou", "江州市人民政府", "Jiangzhou Municipal Government", "CITY", null],
    ["hotline", "江州市12345政务服务便民热线中心", "Jiangzhou 12345 Hotline Centre", "CITY", "jiangzhou"],
    ["water", "江州市水务局", "Water Bureau", "CITY", "jiangzhou"],
    ["power", "江州市供电公司", "Power Supply Company", "CITY", "jiangzhou"],
    ["urban", "江州市城市管理局", "Urban Management Bureau", "CITY", "jiangzhou"],
    ["hrss", "江州市人力资源和社会保障局", "Human Resources and Social Security Bureau", "CITY", "jiangzhou"],
    ["medical-insurance", "江州市医疗保障局", "Medical Insurance Bureau", "CITY", "jiangzhou"],
    ["education", "江州市教育局", "Education Bureau", "CITY", "jiangzhou"],
    ["landong", "兰东区人民政府", "Landong District Government", "DISTRICT", "jiangzhou"],
    ["st-jiangtan", "江滩街道办事处", "Jiangtan Street Office", "STREET", "landong"],
  ] as [string, string, string, Department["level"], string | null][]
).map(([code, name, nameEn, level, parentCode]) => ({ code, name, nameEn, level, parentCode }));

export function nameOf(department: string): string {
  return DEPARTMENTS.find((one) => one.code === department)?.name ?? department;
}

export const CATEGORIES: Category[] = (
  [
    ["utilities", "公用事业", "Utilities", null, "NORMAL"],
    ["utilities.water", "供水", "Water supply", "utilities", "NORMAL"],
    ["utilities.water.outage", "停水", "Water outage", "utilities.water", "URGENT"],
    ["utilities.water.bill", "水费", "Water bills", "utilities.water", "NORMAL"],
    ["utilities.water.quality", "水质", "Water quality", "utilities.water", "URGENT"],
    ["utilities.power", "供电", "Power supply", "utilities", "NORMAL"],
    ["utilities.power.outage", "停电", "Power cut", "utilities.power", "URGENT"],
    ["urban", "城市管理", "Urban management", null, "NORMAL"],
    ["urban.noise", "噪声扰民", "Noise", "urban", "NORMAL"],
    ["urban.parking", "停车管理", "Parking", "urban", "NORMAL"],
    ["urban.manhole", "井盖缺损", "Broken manhole cover", "urban", "EMERGENCY"],
    ["social", "社会保障", "Social security", null, "NORMAL"],
    ["social.pension", "养老保险", "Pension insurance", "social", "NORMAL"],
    ["social.medical", "医疗保险", "Medical insurance", "social", "NORMAL"],
    ["education", "教育", "Education", null, "NORMAL"],
    ["education.enrolment", "义务教育入学", "School enrolment", "education", "NORMAL"],
    ["other", "其他", "Other", null, "NORMAL"],
  ] as [string, string, string, string | null, Category["urgency"]][]
).map(([code, name, nameEn, parentCode, urgency]) => ({ code, name, nameEn, parentCode, urgency }));

const LEADS: Record<string, string> = { utilities: "water", urban: "urban", social: "hrss", education: "education" };

export const CITIZENS: CitizenCard[] = [
  {
    id: "c1",
    name: "王秀兰",
    primary: { kind: "PHONE", value: "13800138000" },
    profile: { language: "zh-CN", voice: true, sms: true, largePrint: true, quiet: null },
    contacts: 4,
    openTickets: 1,
    lastContactAt: ago(3 * DAY),
    needs: ["ELDERLY", "HARD_OF_HEARING"],
    organisations: [
      { code: "91110108551385082Q", name: "江滩路18号院业主委员会" },
      { code: "91310000MA1K30FX9A", name: "秀兰面馆" },
    ],
    conduct: null,
    version: 1,
  },
  {
    id: "c2",
    name: null,
    primary: { kind: "PHONE", value: "13911112222" },
    profile: { language: "zh-CN", voice: true, sms: true, largePrint: false, quiet: null },
    contacts: 0,
    openTickets: 0,
    lastContactAt: null,
    needs: [],
    organisations: [],
    conduct: null,
    version: 1,
  },
  {
    id: "c3",
    name: "赵立群",
    primary: { kind: "PHONE", value: "13655556666" },
    profile: { language: "zh-CN", voice: false, sms: true, largePrint: false, quiet: null },
    contacts: 11,
    openTickets: 2,
    lastContactAt: ago(5 * HOUR),
    needs: [],
    organisations: [],
    conduct: null,
    version: 1,
  },
];

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

export const TIMELINE: TimelineEntry[] = [
  {
    id: "e1",
    kind: "ticket-event",
    at: ago(2 * HOUR),
    what: "signed",
    interaction: null,
    ticket: "t0",
    details: {
      number: "20261122000100",
      title: "江滩路 18 号院连续两天停水",
      departmentName: "江州市水务局",
      staffName: "葛润生",
    },
  },
  {
    id: "e2",
    kind: "interaction",
    at: ago(3 * HOUR),
    what: "sms-out",
    interaction: "i2",
    ticket: null,
    details: {
      text: "【江州12345】您反映的“江滩路 18 号院连续两天停水”已受理，工单号 20261122000100，由市水务局办理，办理结果会短信告知。",
      result: "delivered",
    },
  },
  {
    id: "e3",
    kind: "ticket-event",
    at: ago(3 * HOUR),
    what: "dispatched",
    interaction: null,
    ticket: "t0",
    details: { number: "20261122000100", title: "江滩路 18 号院连续两天停水", departmentName: "江州市水务局" },
  },
  {
    id: "e4",
    kind: "interaction",
    at: ago(3.1 * HOUR),
    what: "phone-in",
    interaction: "i1",
    ticket: null,
    details: {
      result: "answered",
      seconds: 192,
      staffName: "林晓岚",
      recording: true,
      ticketNumbers: ["20261122000100"],
    },
  },
  {
    id: "e5",
    kind: "ticket-event",
    at: ago(9 * DAY),
    what: "rated",
    interaction: null,
    ticket: "t8",
    details: { number: "20261113000031", title: "咨询阶梯水价", grade: "VERY_SATISFIED", via: "SMS" },
  },
  {
    id: "e6",
    kind: "interaction",
    at: ago(9 * DAY),
    what: "sms-in",
    interaction: "i3",
    ticket: null,
    details: { text: "5", result: "received" },
  },
  {
    id: "e7",
    kind: "interaction",
    at: ago(10 * DAY),
    what: "phone-in",
    interaction: "i4",
    ticket: null,
    details: { result: "answered", seconds: 96, staffName: "周予安", recording: true },
  },
];

export const HITS: KnowledgeHit[] = [
  {
    code: "ZS-0012",
    title: "家里停水了怎么办",
    departmentCode: "water",
    departmentName: "江州市水务局",
    passage:
      "先看小区通知栏或“江州水务”公众号有没有停水公告。没有公告的，先问物业是否在检修；物业也不清楚的，打水务热线 24 小时报修，抢修人员 40 分钟内到场。",
    highlights: [],
    score: 9.1,
  },
  {
    code: "ZS-0013",
    title: "水费突然变高，怎么核实",
    departmentCode: "water",
    departmentName: "江州市水务局",
    passage:
      "可以申请免费核验水表：凭户号在“江州水务”公众号、营业厅或拨打热线提出，5 个工作日内上门。核验确认水表偏快的，退还多收水费。",
    highlights: [],
    score: 7.7,
  },
  {
    code: "ZS-0021",
    title: "停水期间的用水保障",
    departmentCode: "water",
    departmentName: "江州市水务局",
    passage: "计划停水超过 24 小时的，供水单位应当在社区设置临时取水点；老人、孕妇、病人可以预约送水上门。",
    highlights: [],
    score: 6.2,
  },
  {
    code: "ZS-0044",
    title: "自来水发黄有异味怎么办",
    departmentCode: "water",
    departmentName: "江州市水务局",
    passage:
      "停水恢复后短时间发黄，多为管道铁锈，放水 3 至 5 分钟即可；持续发黄请勿饮用，拨打水务热线，2 小时内取样化验。",
    highlights: [],
    score: 4.8,
  },
];

export function article(code: string): Article {
  const hit = HITS.find((one) => one.code === code) ?? HITS[0]!;
  return {
    code: hit.code,
    version: 3,
    title: hit.title,
    titleEn: null,
    departmentCode: hit.departmentCode,
    categoryCode: "utilities.water.outage",
    keywords: ["停水", "报修"],
    body: hit.passage,
    html: `<p>${hit.passage}</p><h2>怎么报修</h2><ol><li>拨打水务热线，说明地址和开始停水的时间；</li><li>留下联系电话；</li><li>抢修人员到场前会先打电话。</li></ol><h2>多久恢复</h2><table><tr><th>情况</th><th>时限</th></tr><tr><td>一般漏点</td><td>8 小时内</td></tr><tr><td>主管道破损</td><td>24 小时内</td></tr></table>`,
    validFrom: "2026-01-01",
    reviewBy: "2026-12-31",
    visibility: "PUBLIC",
    timesUsed: 128,
  };
}
