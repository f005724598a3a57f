import type { IncomingMessage, ServerResponse } from "node:http";
import type { MockCity } from "./city";
import { type Answer, problem, type Route } from "./routing";
import { administrationRoutes } from "./routes/administration";
import { besideRoutes } from "./routes/beside";
import { casesRoutes } from "./routes/cases";
import { catalogueRoutes } from "./routes/catalogue";
import { citizensRoutes } from "./routes/citizens";
import { figuresRoutes } from "./routes/figures";
import { knowledgeRoutes } from "./routes/knowledge";
import { meansRoutes } from "./routes/means";
import { oversightRoutes } from "./routes/oversight";
import { rulesRoutes } from "./routes/rules";
import { SIGNED_OUT, sittingRoutes } from "./routes/sitting";

/** A step of a case fits whatever is posted to one: cases come last. */
const ROUTES: readonly Route[] = [
  ...sittingRoutes,
  ...citizensRoutes,
  ...catalogueRoutes,
  ...rulesRoutes,
  ...meansRoutes,
  ...besideRoutes,
  ...oversightRoutes,
  ...figuresRoutes,
  ...knowledgeRoutes,
  ...administrationRoutes,
  ...casesRoutes,
];

/** The staff API over the mock city. */
export function mockApi(city: MockCity) {
  let failNext = 0;

  return async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: Record<string, unknown>,
  ): Promise<void> {
    const url = new URL(path, "http://mock");
    const route = ROUTES.find(([method, pattern]) => method === request.method && pattern.test(url.pathname));
    let answer: Answer;
    if (url.pathname === "/mock/fail") {
      failNext = Number(url.searchParams.get("times") ?? 1);
      answer = { status: 204 };
    } else if (failNext > 0 && request.method === "POST") {
      failNext--;
      answer = problem(
        503,
        "foundation.database-down",
        "数据库暂时连不上",
        "您填写的内容没有丢，但还没有保存。请几秒后再提交一次。",
      );
    } else if (!route) {
      answer = problem(404, "foundation.not-found", "没有找到", "请核对地址。");
    } else if (!city.me && !url.pathname.startsWith("/session")) {
      answer = SIGNED_OUT();
    } else {
      const params = route[1].exec(url.pathname)?.slice(1) ?? [];
      answer = await route[2]({
        params,
        query: url.searchParams,
        body,
        key: String(request.headers["idempotency-key"] ?? ""),
        city,
      });
    }
    response.writeHead(answer.status ?? 200, {
      "Content-Type": "application/json;charset=utf-8",
      "Set-Cookie": "XSRF-TOKEN=mock; Path=/",
      ...answer.headers,
    });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  };
}
