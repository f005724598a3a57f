import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { WebSocketServer } from "ws";
import { mockApi } from "./mock/api";
import { MockCity } from "./mock/city";
import { MockSip } from "./mock/sip";
import { MockStomp } from "./mock/stomp";

/** As the real server sends it, so that what breaks it is seen at once. */
const CONTENT_POLICY =
  "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/**
 * The staff API, its push and a telephone, played by this process: `npm run mock`, or `npm run mock:built` for the built pages
 * under the real content policy. Sign in as agent01, officer.water, officer.landong,
 * officer.jiangtan, supervisor01, leader01, sysadmin, secadmin or auditadmin
 * with the password "demo"; `POST /mock/call?citizen=0` makes a call, `/mock/end`, `/mock/withdraw`, `/mock/drop`,
 * `/mock/component?name=smsc&status=DOWN` and `/api/v1/staff/mock/fail?times=1` do what they say.
 */
export function mockServer(): Plugin {
  return {
    name: "civicline-mock",
    configureServer: ({ middlewares, httpServer }) => play(middlewares, httpServer as Server),
    configurePreviewServer: ({ middlewares, httpServer }) => {
      middlewares.use((_, response, next) => {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        next();
      });
      play(middlewares, httpServer as Server);
    },
  };
}

function play(middlewares: Connect.Server, server: Server): void {
  const city = new MockCity();
  const stomp = new MockStomp();
  const sip = new MockSip();
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered].find((one) => one === "v12.stomp" || one === "sip") ?? false,
  });
  let port = 0;
  city.tell = (to, news) => stomp.tell(to, news);
  sip.onAnswered = () => city.answered();
  sip.onEnded = () => city.ended();
  city.sipUrl = () => `ws://localhost:${port}/ws/sip`;
  const api = mockApi(city);

  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (request.url === "/ws/staff" || request.url === "/ws/sip") {
      sockets.handleUpgrade(request, socket, head, (open) =>
        request.url === "/ws/sip" ? sip.attach(open) : stomp.attach(open),
      );
    }
  });
  middlewares.use((request, response, next) => {
    port = Number(request.headers.host?.split(":")[1] ?? 80);
    const url = request.url ?? "";
    if (url.startsWith("/api/v1/staff")) {
      void read(request).then((body) => api(request, response, url.slice("/api/v1/staff".length), body));
    } else if (url.startsWith("/mock/")) {
      control(new URL(url, "http://mock"), response);
    } else {
      next();
    }
  });

  function control(url: URL, response: ServerResponse): void {
    const parameter = (name: string) => url.searchParams.get(name) ?? "";
    const acts: Record<string, () => void> = {
      "/mock/call": () => {
        const call = city.offer(Number(parameter("citizen") || 0));
        sip.ring(call.id, call.from ?? "anonymous");
      },
      "/mock/end": () => {
        sip.bye();
        city.ended();
      },
      "/mock/withdraw": () => {
        sip.cancel(city.call?.id ?? "", city.call?.from ?? "anonymous");
        city.withdraw(parameter("reason") || "abandoned");
      },
      "/mock/drop": () => stomp.drop(),
      "/mock/component": () =>
        stomp.tell("/topic/news", {
          type: "component",
          name: parameter("name"),
          status: parameter("status") as "UP" | "DOWN",
          text: "",
        }),
    };
    acts[url.pathname]?.();
    response.writeHead(acts[url.pathname] ? 204 : 404).end();
  }
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const part of request) {
    text += String(part);
  }
  const json = request.headers["content-type"]?.includes("json") ?? false;
  return json && text !== "" ? (JSON.parse(text) as Record<string, unknown>) : {};
}
