import type {
  ArticleAct,
  ArticleLife,
  Comparison,
  Content,
  Edition,
  EditionState,
  Preview,
  Standing,
} from "../../src/knowledge/types";
import { FILES, HITS } from "./knowledge";

const DAY = 86_400_000;
const day = (later: number) => new Date(Date.now() + later * DAY).toISOString().slice(0, 10);
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

export const STANDINGS: Standing[] = HITS.map((hit, at) => ({
  code: hit.code,
  version: 3 - (at % 2),
  title: hit.title,
  departmentCode: hit.departmentCode,
  categoryCode: "utilities.water.outage",
  visibility: at === 1 ? "STAFF" : "PUBLIC",
  service: false,
  reviewBy: day([210, 12, -4, 300][at % 4]!),
  publishedAt: ago(40 + at * 31),
  timesUsed: 128 - at * 37,
  withdrawn: null,
}));
STANDINGS.push({
  code: "ZS-0007",
  version: 2,
  title: "一户一表改造补助（2024年标准）",
  departmentCode: "water",
  categoryCode: "utilities.water.outage",
  visibility: "PUBLIC",
  service: true,
  reviewBy: day(30),
  publishedAt: ago(420),
  timesUsed: 31,
  withdrawn: { at: ago(6), why: "补助标准已于本月废止，新标准公布前不再答复金额。" },
});

const BODY = `## 谁可以申请

住宅用水户，水表在户内的老旧小区居民。

## 所需材料

| 材料 | 份数 |
|---|---|
| 身份证复印件 | 1 |
| 房产证或租赁合同 | 1 |

## 怎么办

1. 到所在供水营业厅或在“江州通”提交申请；
2. 供水单位5个工作日内上门查勘；
3. 查勘合格后10个工作日内改造。

**多久办完**

一般20个工作日，请[点这里](https://example.org)查看进度。`;

function content(title: string, more: Partial<Content> = {}): Content {
  return {
    title,
    titleEn: null,
    categoryCode: "utilities.water.outage",
    keywords: ["一户一表", "水表出户"],
    body: BODY,
    service: null,
    bodyEn: null,
    spoken: null,
    visibility: "PUBLIC",
    reviewBy: null,
    ...more,
  };
}

function edition(at: number, state: EditionState, what: Content, more: Partial<Edition> = {}): Edition {
  return {
    id: `0199b000-0000-7000-8000-00000000000${at}`,
    code: `ZS-1000${at}`,
    baseVersion: null,
    departmentCode: "water",
    state,
    version: 3,
    content: what,
    writers: ["陈水生"],
    changedBy: "陈水生",
    changedAt: ago(at / 7),
    submittedBy: state === "DRAFT" ? null : "陈水生",
    submittedAt: state === "DRAFT" ? null : ago(at / 9),
    note: state === "DRAFT" ? null : "按新办法改了时限，请重点看“多久恢复”。",
    returnedWhy: null,
    approvedBy: state === "SCHEDULED" ? "林工" : null,
    publishOn: state === "SCHEDULED" ? day(9) : null,
    files: at === 2 ? [] : FILES.map((one) => ({ ...one })),
    fileLimits: { largest: 10_485_760, most: 20 },
    mayWrite: true,
    mayReview: state !== "DRAFT",
    ...more,
  };
}

export const EDITIONS: Edition[] = [
  edition(1, "DRAFT", content("一户一表改造怎么申请"), {
    returnedWhy: "时限与新办法第十二条不一致，请核对后再送审。",
  }),
  edition(
    2,
    "DRAFT",
    content("居民用水过户", {
      body: "",
      spoken: "过户请带身份证和房产证，到任一供水营业厅办理，当场办完，不收费。",
      service: {
        conditions: ["房屋所有权已变更", "没有欠缴水费"],
        materials: ["新户主身份证", "房产证或购房合同"],
        steps: ["到任一供水营业厅或“江州通”提交", "核对水表读数，结清水费", "当场过户"],
        basis: ["《城市供水条例》第二十三条"],
        timeLimit: "当场办结",
        fee: "不收费",
        places: ["各供水营业厅，工作日 8:30–17:30"],
        forms: ["用水过户申请表"],
      },
    }),
  ),
  edition(3, "IN_REVIEW", content("停水了怎么办，多久恢复", { keywords: ["停水", "断水"] }), {
    code: STANDINGS[0]!.code,
    baseVersion: 3,
  }),
  edition(4, "IN_REVIEW", content("二次供水水箱多久清洗一次"), { mayReview: false }),
  edition(5, "SCHEDULED", content("阶梯水价（下月起执行）")),
];

export const DIFFERENCE: Comparison[] = [
  {
    field: "keywords",
    lines: [
      { kind: "SAME", before: [{ text: "停水", changed: false }], after: [{ text: "停水", changed: false }] },
      { kind: "ADDED", before: [], after: [{ text: "断水", changed: true }] },
    ],
  },
  {
    field: "body",
    lines: [
      ...["## 怎么报修", "", "1. 拨打水务热线，说明地址和开始停水的时间；", "2. 留下联系电话。", ""].map((text) => ({
        kind: "SAME" as const,
        before: [{ text, changed: false }],
        after: [{ text, changed: false }],
      })),
      {
        kind: "CHANGED",
        before: [
          { text: "一般漏点", changed: false },
          { text: "12", changed: true },
          { text: "小时内恢复，主管道破损24小时内恢复。", changed: false },
        ],
        after: [
          { text: "一般漏点", changed: false },
          { text: "8", changed: true },
          { text: "小时内恢复，主管道破损24小时内恢复", changed: false },
          { text: "，超过24小时的设临时取水点", changed: true },
          { text: "。", changed: false },
        ],
      },
      {
        kind: "REMOVED",
        before: [{ text: "夜间不抢修。", changed: true }],
        after: [],
      },
    ],
  },
  {
    field: "files",
    lines: [
      {
        kind: "SAME",
        before: [{ text: "用水报修登记表.docx", changed: false }],
        after: [{ text: "用水报修登记表.docx", changed: false }],
      },
      { kind: "ADDED", before: [], after: [{ text: "临时取水点分布图（2026年修订）.pdf", changed: true }] },
      { kind: "REMOVED", before: [{ text: "临时取水点分布图.pdf", changed: true }], after: [] },
    ],
  },
];

export function history(code: string): ArticleAct[] {
  const act = (at: number, what: string, by: string | null, note: string | null = null): ArticleAct => ({
    id: `${code}-${at}`,
    at: ago(at),
    act: what,
    by,
    version: what === "PUBLISHED" ? 3 : null,
    note,
  });
  return [
    act(0.2, "SUBMITTED", "陈水生", "按新办法改了时限，请重点看“多久恢复”。"),
    act(0.5, "RETURNED", "林工", "时限与新办法第十二条不一致，请核对后再送审。"),
    act(1, "BEGUN", "陈水生"),
    act(40, "PUBLISHED", "林工"),
  ];
}

export function life(code: string): ArticleLife {
  const article = STANDINGS.find((one) => one.code === code) ?? STANDINGS[0]!;
  const begun = EDITIONS.find((one) => one.code === code);
  return {
    article,
    withdrawn: article.withdrawn && { ...article.withdrawn, by: "陈水生" },
    edition: begun ? { id: begun.id, state: begun.state } : null,
    mayWrite: true,
    versions: [
      {
        version: article.version,
        title: article.title,
        publishedAt: article.publishedAt,
        writtenBy: "陈水生",
        approvedBy: "林工",
        note: "时限按新办法调整",
      },
      {
        version: 1,
        title: article.title,
        publishedAt: ago(600),
        writtenBy: null,
        approvedBy: null,
        note: null,
      },
    ],
  };
}

/** As much of Markdown as the sample texts use. */
function html(text: string): string {
  const safe = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return safe
    .split(/\n{2,}/)
    .map((block) => {
      if (block.startsWith("## ")) {
        return `<h2>${block.slice(3)}</h2>`;
      }
      const rows = block.split("\n");
      if (rows[0]?.startsWith("|")) {
        const cells = (row: string, tag: string) =>
          row
            .split("|")
            .slice(1, -1)
            .map((cell) => `<${tag}>${cell.trim()}</${tag}>`)
            .join("");
        return `<table><thead><tr>${cells(rows[0], "th")}</tr></thead><tbody>${rows
          .slice(2)
          .map((row) => `<tr>${cells(row, "td")}</tr>`)
          .join("")}</tbody></table>`;
      }
      if (/^(\d+\.|-) /.test(block)) {
        const tag = block.startsWith("-") ? "ul" : "ol";
        return `<${tag}>${rows.map((row) => `<li>${row.replace(/^(\d+\.|-) /, "")}</li>`).join("")}</${tag}>`;
      }
      return `<p>${block
        .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
        .replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>')}</p>`;
    })
    .join("\n");
}

const HEADINGS = {
  conditions: "办理条件",
  materials: "所需材料",
  steps: "办理步骤",
  timeLimit: "办理时限",
  fee: "收费",
  places: "办理地点",
  forms: "表格",
  basis: "办理依据",
} as const;

function text(what: Content): string {
  const service = what.service;
  return service
    ? (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[])
        .map((part) => {
          const value = service[part];
          const said = Array.isArray(value) ? value.map((one) => `- ${one}`).join("\n") : value;
          return said ? `## ${HEADINGS[part]}\n\n${said}` : "";
        })
        .filter(Boolean)
        .join("\n\n")
    : what.body;
}

export function preview(what: Content): Preview {
  const said = text(what);
  const findings = [];
  if (said === "") {
    findings.push({ kind: "EMPTY", must: true, quote: null });
  }
  if (what.categoryCode === "") {
    findings.push({ kind: "NO_CATEGORY", must: true, quote: null });
  }
  if (said.includes("[点这里]")) {
    findings.push({ kind: "LINK_SAYS_NOTHING", must: true, quote: "点这里" });
  }
  const bold = /^\*\*(.+)\*\*$/m.exec(said);
  if (bold) {
    findings.push({ kind: "BOLD_FOR_HEADING", must: false, quote: bold[1]! });
  }
  if (what.keywords.length === 0) {
    findings.push({ kind: "NO_KEYWORDS", must: false, quote: null });
  }
  return {
    html: html(said),
    htmlEn: what.bodyEn ? html(what.bodyEn) : null,
    findings,
    similar:
      said.includes("一户一表") || what.title.includes("一户一表")
        ? [{ code: "ZS-0021", title: "停水期间的用水保障", departmentCode: "water", percent: 62 }]
        : [],
  };
}
