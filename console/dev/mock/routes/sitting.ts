import type { Me } from "../../../src/session/types";
import type { MockCity } from "../city";
import { PEOPLE } from "../people";
import { type Answer, problem, type Route } from "../routing";
import { ahead } from "../times";

export const SIGNED_OUT = () =>
  problem(401, "foundation.not-signed-in", "您尚未登录，或登录已失效", "请重新登录；未提交的内容会保留。", {
    sampleCity: true,
    city: { name: "江州市", nameEn: "Jiangzhou", zone: "Asia/Shanghai" },
  });

function signIn(city: MockCity, body: Record<string, unknown>): Answer {
  if (body.username === "locked")
    return problem(423, "foundation.locked", "账号已锁定", "请 12 分钟后再试，或请安全管理员解锁。", { minutes: 12 });
  const known = PEOPLE.find((each) => each.username === body.username);
  if (!known || body.password !== "demo")
    return problem(
      401,
      "foundation.sign-in-failed",
      "用户名或密码不对",
      "请核对后再试。连续输错 5 次，账号会锁定 15 分钟。",
    );
  city.me = known;
  return { body: known satisfies Me, headers: { "Set-Cookie": "XSRF-TOKEN=mock; Path=/" } };
}

/** Who is signed in, and what they are doing: state, telephone, calls. */
export const sittingRoutes: Route[] = [
  ["POST", /^\/session$/, ({ body, city }) => signIn(city, body)],
  ["GET", /^\/session$/, ({ city }) => (city.me ? { body: city.me } : SIGNED_OUT())],
  ["DELETE", /^\/session$/, ({ city }) => ((city.me = null), { status: 204 })],
  ["GET", /^\/agent$/, ({ city }) => ({ body: city.agent })],
  ["POST", /^\/agent\/ready$/, ({ city }) => (city.setAgent("READY"), { body: city.agent })],
  [
    "POST",
    /^\/agent\/not-ready$/,
    ({ body, city }) => (city.setAgent("NOT_READY", String(body.reason)), { body: city.agent }),
  ],
  ["POST", /^\/agent\/wrapped-up$/, ({ city }) => (city.setAgent("READY"), { body: city.agent })],
  ["GET", /^\/queue$/, ({ city }) => ({ body: city.queue })],
  ["GET", /^\/agents$/, ({ city }) => ({ body: city.agents(PEOPLE) })],
  [
    "POST",
    /^\/softphone\/credential$/,
    ({ city }) => ({
      body: {
        username: "agent",
        password: "secret",
        domain: "mock.invalid",
        wsUrl: city.sipUrl(),
        iceServers: [],
        expiresAt: ahead(3_600_000),
      },
    }),
  ],
  ["DELETE", /^\/softphone\/credential$/, () => ({ status: 204 })],
  ["GET", /^\/calls\/current$/, ({ city }) => (city.call ? { body: city.call } : { status: 204 })],
  [
    "GET",
    /^\/calls\/([^/]+)$/,
    ({ city }) => (city.call ? { body: city.call } : problem(404, "cti.unknown-call", "没有这通电话", "")),
  ],
  ["POST", /^\/calls\/[^/]+\/decline$/, ({ city }) => (city.withdraw("declined"), { status: 204 })],
  ["POST", /^\/calls\/[^/]+\/transfer$/, () => ({ status: 202, body: {} })],
  ["POST", /^\/calls\/[^/]+\/hangup$/, ({ city }) => (city.ended(), { status: 202, body: {} })],
];
