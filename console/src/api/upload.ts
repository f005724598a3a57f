import { address, csrfToken, fetchCsrfToken, headersOf, queryOf, resultOf, silent, type Params } from "./client";

/** A file on its way; a large one takes as long as the line needs, so that only standing still for long is a failure. */
const STILL_MS = 60_000;

export interface Upload {
  idempotencyKey: string;
  /** Told how much is there, from 0 to 1. */
  progress: (part: number) => void;
  signal: AbortSignal;
}

/** Sends a file as it is. Not by fetch, which does not say how far it has got. */
export async function upload<T>(path: string, params: Params, file: Blob, sending: Upload): Promise<T> {
  if (csrfToken() === null) {
    await fetchCsrfToken();
  }
  const before = csrfToken();
  let answer = await send(path, params, file, sending);
  if (answer.status === 403 && (await fetchCsrfToken()) !== before) {
    answer = await send(path, params, file, sending);
  }
  return resultOf<T>(answer.status, answer.text, path);
}

function send(path: string, params: Params, file: Blob, sending: Upload): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let still: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), STILL_MS);
    };
    const abort = () => request.abort();
    request.open("POST", address(path) + queryOf(params));
    headersOf("POST", { contentType: "application/octet-stream", idempotencyKey: sending.idempotencyKey }).forEach(
      (value, name) => request.setRequestHeader(name, value),
    );
    request.upload.onprogress = (event) => {
      wait();
      sending.progress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(silent("unreachable"));
    request.onabort = () =>
      reject(sending.signal.aborted ? new DOMException("aborted", "AbortError") : silent("timeout"));
    request.onloadend = () => {
      clearTimeout(still);
      sending.signal.removeEventListener("abort", abort);
    };
    sending.signal.addEventListener("abort", abort);
    wait();
    request.send(file);
  });
}
