import type { Department } from "../../src/catalogue/types";
import type { Me, Role } from "../../src/session/types";

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
