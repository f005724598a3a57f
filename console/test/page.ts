import { createApp, h, type Component, type FunctionalComponent } from "vue";
import { afterEach, vi } from "vitest";
import type { Me, Role } from "../src/session/types";
import { i18n } from "../src/i18n";
import { signIn } from "../src/session/session";

/** A request as the server saw it. */
export interface Asked {
  method: string;
  path: string;
  key: string | null;
  body: Record<string, unknown>;
}
type Reply = unknown | ((asked: Asked) => unknown);

/** An answer that is no success. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly status = 409,
    readonly details: object = {},
  ) {}

  get body(): object {
    return { ...this.details, code: this.code, status: this.status, title: this.code, remedy: "…" };
  }
}

/** Leads nowhere. */
const Link: FunctionalComponent = (_, { slots }) => h("a", slots.default?.());
const shown: (() => void)[] = [];

afterEach(() => {
  shown.splice(0).forEach((leave) => leave());
  vi.unstubAllGlobals();
});

/** A server of a few answers, by "GET /path"; what it was asked comes back. */
export function serve(answers: Record<string, Reply>): Asked[] {
  const asked: Asked[] = [];
  document.cookie = "XSRF-TOKEN=one; path=/";
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const one: Asked = {
      method: init.method ?? "GET",
      path: address.replace("/api/v1/staff", ""),
      key: (init.headers as Headers).get("Idempotency-Key"),
      body: typeof init.body === "string" ? JSON.parse(init.body) : {},
    };
    asked.push(one);
    const reply = answers[`${one.method} ${one.path}`];
    const body = typeof reply === "function" ? await reply(one) : reply;
    if (body instanceof Refusal) {
      return new Response(JSON.stringify(body.body), { status: body.status });
    }
    return body === undefined
      ? new Response(null, { status: one.method === "GET" ? 404 : 204 })
      : new Response(JSON.stringify(body), { status: 200 });
  });
  return asked;
}

/** Somebody with these roles is at the console. */
export async function signedIn(...roles: Role[]): Promise<void> {
  const me: Partial<Me> = { id: "s1", roles, city: { name: "江州", nameEn: "Jiangzhou", zone: "Asia/Shanghai" } };
  serve({ "POST /session": me });
  await signIn("someone", "secret");
}

/** A component on a page, in English. What it emits comes by `on…` among the properties. */
export function show(component: Component, properties: Record<string, unknown>): HTMLElement {
  const host = document.body.appendChild(document.createElement("div"));
  i18n.global.locale.value = "en";
  const app = createApp(component, properties).use(i18n).component("RouterLink", Link);
  app.mount(host);
  shown.push(() => {
    app.unmount();
    host.remove();
  });
  return host;
}

export function find<E extends HTMLElement = HTMLElement>(within: HTMLElement, testid: string): E {
  const found = within.querySelector<E>(`[data-testid="${testid}"]`);
  if (!found) {
    throw new Error(`nothing is called ${testid}`);
  }
  return found;
}

export function all(within: HTMLElement, testid: string): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
}

/** The button with that text or name. */
export function button(within: HTMLElement, name: string): HTMLButtonElement {
  const found = [...within.querySelectorAll("button")].find(
    (one) => one.getAttribute("aria-label") === name || one.textContent?.trim() === name,
  );
  if (!found) {
    throw new Error(`no button says ${name}`);
  }
  return found;
}

export function write(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
