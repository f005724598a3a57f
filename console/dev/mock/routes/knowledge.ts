import type { AttachedFile, Content, Edition, EditionLine, EditionState } from "../../../src/knowledge/types";
import { DIFFERENCE, EDITIONS, history, life, preview, STANDINGS } from "../editorial";
import { article, HITS } from "../knowledge";
import { growthRoutes } from "./growth";
import { type Answer, page, problem, type Route } from "../routing";

function hits(q: string) {
  const words = ["停水", "水费", "抢修", "水表", "发黄"].filter((word) => q.includes(word));
  return HITS.map((hit) => ({
    ...hit,
    highlights: words.flatMap((word) => {
      const at = hit.passage.indexOf(word);
      return at < 0 ? [] : [[at, at + word.length] as [number, number]];
    }),
  }));
}

const SPOKEN =
  "突发停水，一般八小时内恢复。怎么报修：第1步，拨打水务热线，说明地址和开始停水的时间。第2步，留下联系电话。第3步，抢修人员到场前会先打电话。";

const textOf = (code: string) => ({
  text: `【12345热线】《${article(code).title}》${article(code).body}\nhttps://12345.example.org/articles/${code}`,
  whole: false,
});

const sought = (query: URLSearchParams) => (one: { title: string; code: string }) =>
  (query.get("q") ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${one.title} ${one.code}`.toLowerCase().includes(word));

const line = (one: Edition): EditionLine => ({
  ...one,
  title: one.content.title,
  service: one.content.service !== null,
  returned: one.returnedWhy !== null,
});

const today = () => new Date().toISOString().slice(0, 10);
const soon = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const due = () => STANDINGS.filter((one) => !one.withdrawn && one.reviewBy <= soon());

function at(id: string, version: unknown, then: (edition: Edition) => void): Answer {
  const edition = EDITIONS.find((one) => one.id === id);
  if (!edition) {
    return problem(404, "knowledgebase.unknown-edition", "没有这份稿件", "它可能已发布或作废，请回到知识列表查看。");
  }
  if (Number(version) !== edition.version) {
    return problem(
      409,
      "knowledgebase.edition-changed",
      "这份稿件刚被别人改过",
      "您的内容没有保存，也没有覆盖别人的。请先复制自己的改动，刷新后再改。",
      { changedBy: edition.changedBy },
    );
  }
  edition.version++;
  edition.changedAt = new Date().toISOString();
  then(edition);
  return { body: edition };
}

/** Changes a draft's files, which are kept at once. */
function filed(id: string, change: (files: AttachedFile[]) => Answer | void): Answer {
  const edition = EDITIONS.find((one) => one.id === id)!;
  return change(edition.files) ?? { body: { files: edition.files } };
}

function reopened(edition: Edition, why: string | null): void {
  Object.assign(edition, { state: "DRAFT", submittedBy: null, submittedAt: null, publishOn: null, returnedWhy: why });
}

/** The knowledge base. */
export const knowledgeRoutes: Route[] = [
  [
    "GET",
    /^\/knowledge\/answer$/,
    ({ query }) => ({
      body: {
        sure: (query.get("q") ?? "").includes("停水"),
        nearest: hits(query.get("q") ?? "").map((hit) => ({
          ...hit,
          version: 3,
          validFrom: "2026-01-01",
          reviewBy: "2026-12-31",
        })),
      },
    }),
  ],
  [
    "GET",
    /^\/knowledge\/([^/]+)\/forms$/,
    ({ params }) => ({ body: { spoken: { text: SPOKEN, whole: true }, message: textOf(params[0]!) } }),
  ],
  [
    "POST",
    /^\/knowledge\/([^/]+)\/text\/preview$/,
    ({ params, body }) => ({
      body: {
        ...textOf(params[0]!),
        parts: 2,
        may: String(body.to).endsWith("6") ? "NOT" : "NOW",
        from: null,
        reason: String(body.to).endsWith("6") ? "profile-refuses-sms" : null,
      },
    }),
  ],
  ["POST", /^\/knowledge\/([^/]+)\/text$/, () => ({ status: 202 })],
  ["GET", /^\/knowledge\/([^/]+)\/text$/, () => ({ body: { state: "DELIVERED", reason: null } })],
  [
    "GET",
    /^\/knowledge\/suggest$/,
    ({ query }) => ({
      body: {
        items: HITS.filter(({ title }) => title.includes(query.get("q") ?? "")).map(({ code, title }) => ({
          code,
          title,
        })),
      },
    }),
  ],
  [
    "GET",
    /^\/knowledge\/([^/]+)\/related$/,
    ({ params }) => ({ body: { items: HITS.filter(({ code }) => code !== params[0]).slice(0, 3) } }),
  ],
  ["GET", /^\/knowledge\/search$/, ({ query }) => ({ body: { items: hits(query.get("q") ?? "") } })],
  [
    "GET",
    /^\/knowledge\/counts$/,
    () => {
      const of = (state: EditionState) => EDITIONS.filter((one) => one.state === state).length;
      return {
        body: {
          published: STANDINGS.filter((one) => !one.withdrawn).length,
          due: due().length,
          withdrawn: STANDINGS.filter((one) => one.withdrawn).length,
          drafts: of("DRAFT"),
          inReview: of("IN_REVIEW"),
          scheduled: of("SCHEDULED"),
        },
      };
    },
  ],
  [
    "GET",
    /^\/knowledge\/articles$/,
    ({ query }) => {
      const which = query.get("which");
      const found =
        which === "DUE" ? due() : STANDINGS.filter((one) => (one.withdrawn !== null) === (which === "WITHDRAWN"));
      return { body: page(found.filter(sought(query)) as never[], query) };
    },
  ],
  [
    "GET",
    /^\/knowledge\/editions$/,
    ({ query }) => ({
      body: page(
        EDITIONS.filter((one) => one.state === query.get("state"))
          .map(line)
          .filter(sought(query)),
        query,
      ),
    }),
  ],
  [
    "POST",
    /^\/knowledge\/editions$/,
    ({ body }) => {
      const made: Edition = {
        ...EDITIONS[0]!,
        id: `0199b000-0000-7000-8000-0000000000${10 + EDITIONS.length}`,
        code: String(body.code ?? `ZS-1000${EDITIONS.length + 1}`),
        baseVersion: body.code ? 3 : null,
        version: 1,
        returnedWhy: null,
        files: [],
        content: { ...EDITIONS[0]!.content, body: "", keywords: [], categoryCode: "", ...(body.content as object) },
      };
      EDITIONS.unshift(made);
      return { status: 201, body: made };
    },
  ],
  ...growthRoutes,
  [
    "PUT",
    /^\/knowledge\/files$/,
    ({ query }) => {
      const name = query.get("name") ?? "";
      return name.endsWith(".pdf")
        ? problem(
            422,
            "knowledgebase.file-kind",
            "这种文件不能导入",
            "请导入Word（.docx）、网页（.html）或Markdown（.md）文件。",
          )
        : {
            body: {
              title: name.replace(/\.\w+$/, ""),
              body: article("ZS-0012").body,
              html: article("ZS-0012").html,
              notes: [
                { kind: "PICTURE", count: 2, quote: "供水营业厅分布图" },
                { kind: "COMMENT", count: 3, quote: null },
                { kind: "HEADING_LEVELS", count: 1, quote: null },
              ],
            },
          };
    },
  ],
  ["POST", /^\/knowledge\/previews$/, ({ body }) => ({ body: preview(body.content as Content) })],
  [
    "GET",
    /^\/knowledge\/editions\/([^/]+)$/,
    ({ params }) => {
      const edition = EDITIONS.find((one) => one.id === params[0]);
      return edition
        ? { body: edition }
        : problem(404, "knowledgebase.unknown-edition", "没有这份稿件", "它可能已发布或作废，请回到知识列表查看。");
    },
  ],
  [
    "PUT",
    /^\/knowledge\/editions\/([^/]+)$/,
    ({ params, body }) => at(params[0]!, body.version, (one) => (one.content = body.content as Content)),
  ],
  [
    "DELETE",
    /^\/knowledge\/editions\/([^/]+)$/,
    ({ params }) => {
      EDITIONS.splice(
        EDITIONS.findIndex((one) => one.id === params[0]),
        1,
      );
      return { status: 204 };
    },
  ],
  [
    "POST",
    /^\/knowledge\/editions\/([^/]+)\/files$/,
    ({ params, query }) =>
      filed(params[0]!, (all) => {
        const name = (query.get("name") ?? "").replace(/\.\w+$/, "");
        if (all.some((one) => one.name === name)) {
          return problem(
            409,
            "knowledgebase.file-name-taken",
            `已有同名的附件：${name}`,
            "如要换成新的，请先移除原来的；如两个都要，请先给其中一个改名。",
          );
        }
        all.push({ id: `k${Date.now()}`, name, kind: "PDF", bytes: 120_000 });
        return undefined;
      }),
  ],
  [
    "PUT",
    /^\/knowledge\/editions\/([^/]+)\/files\/([^/]+)$/,
    ({ params, body }) =>
      filed(params[0]!, (all) => {
        const at = all.findIndex((one) => one.id === params[1]);
        const one = { ...all[at]!, ...(body.name ? { name: String(body.name) } : {}) };
        all.splice(at, 1);
        all.splice(typeof body.place === "number" ? body.place : at, 0, one);
      }),
  ],
  [
    "DELETE",
    /^\/knowledge\/editions\/([^/]+)\/files\/([^/]+)$/,
    ({ params }) =>
      filed(params[0]!, (all) => {
        all.splice(
          all.findIndex((one) => one.id === params[1]),
          1,
        );
      }),
  ],
  ["GET", /^\/knowledge\/editions\/([^/]+)\/difference$/, () => ({ body: DIFFERENCE })],
  [
    "POST",
    /^\/knowledge\/editions\/([^/]+)\/submit$/,
    ({ params, body }) =>
      at(params[0]!, body.version, (one) =>
        Object.assign(one, {
          state: "IN_REVIEW",
          submittedBy: "陈水生",
          submittedAt: new Date().toISOString(),
          note: body.note || null,
          mayReview: false,
        }),
      ),
  ],
  [
    "POST",
    /^\/knowledge\/editions\/([^/]+)\/take-back$/,
    ({ params, body }) => at(params[0]!, body.version, (one) => reopened(one, one.returnedWhy)),
  ],
  [
    "POST",
    /^\/knowledge\/editions\/([^/]+)\/return$/,
    ({ params, body }) => at(params[0]!, body.version, (one) => reopened(one, String(body.reason))),
  ],
  [
    "POST",
    /^\/knowledge\/editions\/([^/]+)\/approve$/,
    ({ params, body }) => {
      const done = at(params[0]!, body.version, (one) =>
        Object.assign(one, { state: "SCHEDULED", publishOn: body.on ?? today(), approvedBy: "林工" }),
      );
      return done.status ? done : { body: { published: !body.on, edition: body.on ? done.body : null } };
    },
  ],
  ["GET", /^\/knowledge\/([^/]+)\/life$/, ({ params }) => ({ body: life(params[0] ?? "") })],
  [
    "GET",
    /^\/knowledge\/([^/]+)\/history$/,
    ({ params }) => ({ body: { items: history(params[0] ?? ""), next: null } }),
  ],
  ["GET", /^\/knowledge\/([^/]+)\/version$/, ({ params }) => ({ body: article(params[0] ?? "") })],
  ["GET", /^\/knowledge\/([^/]+)\/difference$/, () => ({ body: DIFFERENCE })],
  [
    "POST",
    /^\/knowledge\/([^/]+)\/(confirm|withdraw)$/,
    ({ params, body }) => {
      const one = STANDINGS.find((each) => each.code === params[0])!;
      if (params[1] === "withdraw") {
        one.withdrawn = { at: new Date().toISOString(), why: String(body.reason) };
      } else {
        one.reviewBy = String(body.reviewBy ?? `${new Date().getFullYear() + 1}-11-23`);
      }
      return { body: one };
    },
  ],
  ["GET", /^\/knowledge\/([^/]+)$/, ({ params }) => ({ body: article(params[0] ?? "") })],
];
