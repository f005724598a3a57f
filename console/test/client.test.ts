import { beforeEach, describe, expect, it, vi } from "vitest";
import { api, configureClient } from "../src/api/client";
import { ApiFailure } from "../src/api/problem";

type Sent = { method: string; path: string; headers: Headers; body: unknown };

/** Answers in turn; the last one again and again. */
function server(...answers: (() => Response)[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push({ method: init.method ?? "GET", path, headers: init.headers as Headers, body: init.body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer!();
  });
  return sent;
}

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string) =>
  json(status, { type: "x", status, code, title: "题目", remedy: "办法", limit: 4_000 });

async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiFailure);
  return (error as ApiFailure).problem;
}

describe("A call to the server", () => {
  const signedOut = vi.fn();

  beforeEach(() => {
    signedOut.mockReset();
    document.cookie = "XSRF-TOKEN=first; path=/";
    configureClient({ locale: () => "en", texts: { text: (key, part) => `${key}.${part}` }, signedOut });
  });

  it("says who asks, in which language, and with which key, so that a retry is the same submission", async () => {
    const sent = server(json(201, { id: "t" }));
    await api.post("/tickets", { title: "停水" }, { idempotencyKey: "k1" });
    expect(sent[0]?.path).toBe("/api/v1/staff/tickets");
    expect(sent[0]?.headers.get("X-XSRF-TOKEN")).toBe("first");
    expect(sent[0]?.headers.get("Accept-Language")).toBe("en");
    expect(sent[0]?.headers.get("Idempotency-Key")).toBe("k1");
  });

  it("leaves out what is not asked for", async () => {
    const sent = server(json(200, {}));
    await api.get("/tickets", { status: "CLOSED", q: "", after: null, size: 20 });
    expect(sent[0]?.path).toBe("/api/v1/staff/tickets?status=CLOSED&size=20");
  });

  it("gives back the server's own words for a refusal, and what the words are about", async () => {
    server(problem(422, "ticketing.text-too-long"));
    expect(await failureOf(api.post("/tickets", {}))).toEqual({
      status: 422,
      code: "ticketing.text-too-long",
      title: "题目",
      remedy: "办法",
      details: { limit: 4_000 },
      retryable: false,
    });
  });

  it("may be tried again when the server is away, and never shows a proxy's page", async () => {
    server(() => new Response("<html>502 Bad Gateway</html>", { status: 502 }));
    expect(await failureOf(api.get("/agent"))).toMatchObject({ code: "console.broken", retryable: true });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await failureOf(api.get("/agent"))).toMatchObject({ code: "console.unreachable", retryable: true });
  });

  it("is sent once more when it was refused for the token of an earlier session", async () => {
    const sent = server(
      problem(403, "foundation.forbidden"),
      () => {
        document.cookie = "XSRF-TOKEN=second; path=/";
        return json(200, {})();
      },
      json(200, { done: true }),
    );
    await expect(api.post("/agent/ready")).resolves.toEqual({ done: true });
    expect(sent.map((one) => one.headers.get("X-XSRF-TOKEN"))).toEqual(["first", null, "second"]);
  });

  it("is not sent again when the role may not do it", async () => {
    const sent = server(problem(403, "foundation.forbidden"), json(200, {}), json(200, {}));
    expect(await failureOf(api.post("/agent/ready"))).toMatchObject({ status: 403 });
    expect(sent).toHaveLength(2);
  });

  it("tells when the session is over, but not when signing in fails", async () => {
    server(problem(401, "foundation.not-signed-in"));
    await failureOf(api.get("/agent"));
    expect(signedOut).toHaveBeenCalledOnce();
    await failureOf(api.post("/session", {}));
    expect(signedOut).toHaveBeenCalledOnce();
  });
});
