import { heardServerTime } from "../time/clock";
import { ApiFailure, problemOf, silence, type ProblemTexts } from "./problem";

/** Everything of staff lies under this path. */
const ROOT = "/api/v1/staff";
const TIMEOUT_MS = 15_000;

export interface ClientSettings {
  locale: () => string;
  texts: ProblemTexts;
  /** Told when the session is over, so that the person can sign in again. */
  signedOut: () => void;
}

let settings: ClientSettings = {
  locale: () => "zh-CN",
  texts: { text: (key, part) => `${key}.${part}` },
  signedOut: () => {},
};

export function configureClient(given: ClientSettings): void {
  settings = given;
}

export type Params = Record<string, string | number | undefined | null>;

export interface Sending {
  /** Same key, same result: made when the form was first shown, kept for every retry. */
  idempotencyKey?: string;
}

export const api = {
  get: <T>(path: string, params: Params = {}, signal?: AbortSignal) =>
    call<T>("GET", path + queryOf(params), { signal }),
  post: <T>(path: string, body?: unknown, sending: Sending = {}) => call<T>("POST", path, { body, ...sending }),
  /** A file as it is; long enough for a table of thousands of rows. */
  upload: <T>(path: string, params: Params, file: Blob, contentType: string) =>
    call<T>("PUT", path + queryOf(params), { file, contentType }),
  put: <T>(path: string, body?: unknown) => call<T>("PUT", path, { body }),
  delete: <T>(path: string) => call<T>("DELETE", path, {}),
};

/** The address of something the browser fetches by itself, such as a recording. */
export function address(path: string, params: Params = {}): string {
  return ROOT + path + queryOf(params);
}

export function csrfToken(): string | null {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}

/** Makes sure that the CSRF cookie is there; the session call sets it even for somebody signed out. */
export async function fetchCsrfToken(): Promise<string | null> {
  await send("GET", "/session", {});
  return csrfToken();
}

/** What a request carries beside its path. */
export interface Request extends Sending {
  body?: unknown;
  file?: Blob;
  contentType?: string;
  signal?: AbortSignal;
}

async function call<T>(method: string, path: string, request: Request): Promise<T> {
  if (method !== "GET" && csrfToken() === null) {
    await fetchCsrfToken();
  }
  const tokenBefore = csrfToken();
  let response = await send(method, path, request);
  if (response.status === 403 && method !== "GET" && (await tokenHasChanged(tokenBefore))) {
    // Refused for the token of an earlier session, before anything was done: once more with the new one.
    response = await send(method, path, request);
  }
  return read<T>(response, path);
}

async function tokenHasChanged(before: string | null): Promise<boolean> {
  return (await fetchCsrfToken()) !== before;
}

async function send(method: string, path: string, request: Request): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const begun = Date.now();
  try {
    const response = await fetch(ROOT + path, {
      method,
      credentials: "same-origin",
      headers: headersOf(method, request),
      body: request.file ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
    });
    heardServerTime(response.headers.get("Date"), begun, Date.now());
    return response;
  } catch (error) {
    if (request.signal?.aborted) {
      throw error;
    }
    throw silent(timeout.aborted ? "timeout" : "unreachable");
  }
}

/** Nobody answered, or too late. */
export function silent(kind: "unreachable" | "timeout"): ApiFailure {
  return new ApiFailure(silence(kind, settings.texts));
}

export function headersOf(method: string, request: Request): Headers {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": settings.locale() });
  if (request.body !== undefined || request.contentType) {
    headers.set("Content-Type", request.contentType ?? "application/json");
  }
  const token = csrfToken();
  if (method !== "GET" && token !== null) {
    headers.set("X-XSRF-TOKEN", token);
  }
  if (request.idempotencyKey) {
    headers.set("Idempotency-Key", request.idempotencyKey);
  }
  return headers;
}

async function read<T>(response: Response, path: string): Promise<T> {
  return response.status === 204 ? (null as T) : resultOf<T>(response.status, await response.text(), path);
}

/** What an answer says; thrown where it is no success. */
export function resultOf<T>(status: number, text: string, path: string): T {
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    return body as T;
  }
  if (status === 401 && path !== "/session") {
    settings.signedOut();
  }
  throw new ApiFailure(problemOf(status, body, settings.texts));
}

/** Null where the answer is no JSON: a proxy's error page, an empty body. */
function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export function queryOf(params: Params): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length === 0 ? "" : "?" + new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}
