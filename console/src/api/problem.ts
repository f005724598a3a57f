/** Why a call did not do what was asked, in the words of whoever reads it: never shown raw. */
export interface Problem {
  status: number;
  /** Stable, such as `ticketing.changed-meanwhile`; `console.…` where no server was heard. */
  code: string;
  title: string;
  remedy: string;
  details: Record<string, unknown>;
  /** The same request may succeed if sent again unchanged. */
  retryable: boolean;
}

export class ApiFailure extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = "ApiFailure";
  }
}

export interface ProblemTexts {
  text(key: "unreachable" | "timeout" | "broken", part: "title" | "remedy"): string;
}

const OWN_FIELDS = new Set(["type", "title", "status", "detail", "instance", "code", "remedy"]);

/** From an answer that was no success: problem details where the server sent them, else our own words. */
export function problemOf(status: number, body: unknown, texts: ProblemTexts): Problem {
  if (isRecord(body) && typeof body.code === "string" && typeof body.title === "string") {
    return {
      status,
      code: body.code,
      title: body.title,
      remedy: typeof body.remedy === "string" ? body.remedy : "",
      details: Object.fromEntries(Object.entries(body).filter(([name]) => !OWN_FIELDS.has(name))),
      retryable: retryable(status),
    };
  }
  return local(status, status === 0 ? "unreachable" : "broken", texts, retryable(status) || status === 0);
}

/** Nobody answered, or too late. */
export function silence(kind: "unreachable" | "timeout", texts: ProblemTexts): Problem {
  return local(0, kind, texts, true);
}

function local(
  status: number,
  kind: "unreachable" | "timeout" | "broken",
  texts: ProblemTexts,
  again: boolean,
): Problem {
  return {
    status,
    code: `console.${kind}`,
    title: texts.text(kind, "title"),
    remedy: texts.text(kind, "remedy"),
    details: {},
    retryable: again,
  };
}

function retryable(status: number): boolean {
  return status === 429 || status >= 500;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
