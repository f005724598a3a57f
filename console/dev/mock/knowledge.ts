import type { AttachedFile, Article, KnowledgeHit } from "../../src/knowledge/types";

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

/** What the sample article has to download. */
export const FILES: AttachedFile[] = [
  { id: "k1", name: "用水报修登记表", kind: "DOCX", bytes: 34_816 },
  { id: "k2", name: "临时取水点分布图（2026年修订）", kind: "PDF", bytes: 2_516_582 },
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
    htmlEn: null,
    besides: {
      service: null,
      bodyEn: null,
      spoken: "突发停水，一般八小时内恢复。请拨打水务热线，说明地址和开始停水的时间。",
    },
    validFrom: "2026-01-01",
    reviewBy: "2026-12-31",
    visibility: "PUBLIC",
    timesUsed: 128,
    files: FILES,
  };
}
