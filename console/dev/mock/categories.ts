import type { Category } from "../../src/catalogue/types";

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
