import type { IncomingMessage, ServerResponse } from "node:http";
import type { Slice } from "../../src/api/types";
import type { EntryDraft } from "../../src/catalogue/types";
import type { Dashboard } from "../../src/dashboard/types";
import type { ExclusionGround } from "../../src/followup/types";
import type { Answers } from "../../src/forms/types";
import type { Me } from "../../src/session/types";
import type { SupervisionLevel } from "../../src/supervision/types";
import type { NewTicket, Ticket } from "../../src/tickets/types";
import type { CitizenRules } from "../../src/conduct/citizenRules";
import type { RateRules } from "../../src/rates/types";
import type { Edition } from "../../src/rules/types";
import type { Ladder } from "../../src/supervision/ladder";
import type { TimeRules } from "../../src/timerules/timeRules";
import type { MockCity } from "./city";
import {
  CATEGORIES,
  CITIZENS,
  DAY,
  DEPARTMENTS,
  HITS,
  PEOPLE,
  TICKETS,
  TIMELINE,
  ago,
  ahead,
  article,
  line,
  nextNumber,
} from "./data";
import { attach, attached, detach } from "./attachments";
import { CONDUCT, REPEATS } from "./conduct";
import { clocksOf } from "./clocks";
import * as calendar from "./calendar";
import { listed, PLACES, suggested, viewed, write } from "./catalogue";
import { comment, commentsOf } from "./comments";
import { duplicatesOf } from "./duplicates";
import { decide, exclude, exclusions, followUpsOf, judged, text, waiting } from "./followUp";
import { extensions } from "./extensions";
import * as figures from "./figures";
import { rateVersions, tryRates } from "./rates";
import { filled, formLines, formOf, publish, versionsOf } from "./forms";
import * as imports from "./imports";
import * as reports from "./reports";
import { storyOf, take } from "./life";
import { keepMacro, macroResult, macros } from "./macros";
import { changeTemplate, dropTemplate, filledBy, keepTemplate, templates } from "./templates";
import { roundsOf } from "./rounds";
import { organisationsOf, speaksFor } from "./spokenFor";
import {
  citizenRules,
  LADDER_PEOPLE,
  ladders,
  published,
  timeRules,
  tryCitizenRules,
  tryLadder,
  tryTimeRules,
} from "./rules";
import * as views from "./views";
import { deliveries, webhooks } from "./webhooks";
import { answer, monitored, monitoring, raise, supervisions, supervisionsOf } from "./supervision";

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Handler = (request: {
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  key: string;
}) => Answer | Promise<Answer>;

const problem = (status: number, code: string, title: string, remedy: string, more: object = {}): Answer => ({
  status,
  body: { type: `urn:civicline:${code}`, title, status, code, remedy, ...more },
});
const SIGNED_OUT = () =>
  problem(401, "foundation.not-signed-in", "您尚未登录，或登录已失效", "请重新登录；未提交的内容会保留。", {
    sampleCity: true,
    city: { name: "江州市", nameEn: "Jiangzhou", zone: "Asia/Shanghai" },
  });

/** The staff API over the mock city. */
export function mockApi(city: MockCity, sipUrl: () => string) {
  const keys = new Map<string, Ticket>();
  const answersOf = new Map<string, Answers>();
  let failNext = 0;

  TICKETS.filter((one) => one.id === "t0").forEach((one) => {
    answersOf.set(one.id, { floor: ["6"], account: ["3310 2277"] });
    one.form = filled(one.categoryCode, answersOf.get(one.id)!);
  });

  function page<T extends { id?: string; number?: string | null }>(all: T[], query: URLSearchParams): Slice<T> {
    const size = Number(query.get("size") ?? 50);
    const from = Number(query.get("after") ?? 0);
    const next = from + size < all.length ? String(from + size) : null;
    return { items: all.slice(from, from + size), next };
  }

  function tickets(query: URLSearchParams): Ticket[] {
    const statuses = query.get("status")?.split(",").filter(Boolean) ?? [];
    const q = query.get("q") ?? "";
    const own = city.me?.roles.includes("OFFICER") ? city.me.departmentCode : query.get("department");
    return TICKETS.filter((one) => statuses.length === 0 || statuses.includes(one.status))
      .filter((one) => !own || one.lead === own)
      .filter((one) => !query.get("urgency") || one.urgency === query.get("urgency"))
      .filter((one) => query.get("late") !== "true" || (one.dueAt !== null && Date.parse(one.dueAt) < Date.now()))
      .filter((one) => q === "" || one.number.includes(q) || one.title.includes(q) || one.text.includes(q));
  }

  function step(id: string, name: string, body: Record<string, unknown>): Answer {
    return found(id, (ticket) => {
      if (body.version !== ticket.version)
        return problem(409, "ticketing.changed-meanwhile", "这张工单刚被别人改过", "请刷新后再试。");
      if (!take(ticket, name, body, city.me))
        return problem(409, "ticketing.not-in-this-state", "工单当前状态不能进行此操作", "请刷新查看最新状态。");
      city.tell("/topic/news", { type: "ticket", id: ticket.id, number: ticket.number, status: ticket.status });
      return { body: city.withActions(ticket) };
    });
  }

  function create(body: Record<string, unknown>, key: string, change: Partial<Ticket>): Answer {
    const known = keys.get(key);
    if (known) return { body: city.withActions(known) };
    const given = body as unknown as NewTicket;
    const of = CATEGORIES.find((one) => one.code === given.categoryCode);
    const made: Ticket = {
      ...TICKETS[0]!,
      id: `n${Date.now()}`,
      number: nextNumber(),
      status: "TO_DISPATCH",
      lead: null,
      leadName: null,
      signedAt: null,
      dueAt: null,
      dueBecause: null,
      pending: null,
      createdAt: new Date().toISOString(),
      categoryName: of?.name ?? "",
      version: 1,
      ...given,
      organisation:
        CITIZENS.flatMap((one) => one.organisations).find((one) => one.code === given.organisation)?.name ?? null,
      form: filled(given.categoryCode, given.answers ?? {}),
      ...change,
    };
    answersOf.set(made.id, given.answers ?? {});
    TICKETS.unshift(made);
    keys.set(key, made);
    return { status: 201, body: city.withActions(made) };
  }

  const dashboard = (): Dashboard => ({
    period: { from: ago(29 * DAY).slice(0, 10), until: ago(0).slice(0, 10) },
    rates: {
      raw: { counted: 268, askedContact: 96, contacted: 82, solved: 229, satisfied: 221.4, composite: 0.843 },
      adjusted: { counted: 249, askedContact: 79, contacted: 74, solved: 227, satisfied: 220.5, composite: 0.904 },
      rules: 1,
      silent: 17,
      excluded: 2,
    },
    today: { opened: 96, answeredDirectly: 58, closed: 71, overdue: 4 },
    queue: { ...city.queue },
    byStatus: {
      TO_DISPATCH: 3,
      DISPATCHED: 9,
      IN_PROGRESS: 27,
      RETURN_ASKED: 2,
      REPLIED: 6,
      FOLLOW_UP: 12,
      CLOSED: 243,
    },
    byType: { CONSULTATION: 121, HELP: 84, COMPLAINT: 63, REPORT: 9, SUGGESTION: 15, PRAISE: 8 },
    perDay: Array.from({ length: 30 }, (_, index) => {
      const weekend = [0, 6].includes(new Date(Date.now() - (29 - index) * DAY).getDay());
      const opened = Math.round((weekend ? 48 : 92) + 22 * Math.sin(index / 3.1) + ((index * 37) % 13));
      return {
        day: ago((29 - index) * DAY).slice(0, 10),
        opened,
        closed: Math.round(opened * (0.82 + ((index * 13) % 7) / 30)),
      };
    }),
    topics: [
      ["urban.noise", "噪声扰民", 58],
      ["utilities.water.outage", "停水", 46],
      ["urban.parking", "停车管理", 41],
      ["social.medical", "医疗保险", 37],
      ["social.pension", "养老保险", 33],
      ["utilities.power.outage", "停电", 21],
      ["education.enrolment", "义务教育入学", 18],
      ["utilities.water.bill", "水费", 15],
    ].map(([categoryCode, categoryName, count]) => ({
      categoryCode: String(categoryCode),
      categoryName: String(categoryName),
      count: Number(count),
    })),
  });

  function ruleRoutes<R extends { version: number }>(
    path: string,
    versions: Edition<R>[],
    tried: (body: unknown) => unknown,
  ): [string, RegExp, Handler][] {
    const here = new RegExp(`^/${path}$`);
    return [
      ["GET", here, () => ({ body: versions })],
      ["PUT", here, ({ body }) => ({ body: published(versions, body, city.me?.displayName ?? null) })],
      ["POST", new RegExp(`^/${path}/trial$`), ({ body }) => ({ body: tried(body) })],
    ];
  }

  const routes: [string, RegExp, Handler][] = [
    ["POST", /^\/session$/, ({ body }) => signIn(body)],
    ["GET", /^\/session$/, () => (city.me ? { body: city.me } : SIGNED_OUT())],
    ["DELETE", /^\/session$/, () => ((city.me = null), { status: 204 })],
    ["GET", /^\/agent$/, () => ({ body: city.agent })],
    ["POST", /^\/agent\/ready$/, () => (city.setAgent("READY"), { body: city.agent })],
    [
      "POST",
      /^\/agent\/not-ready$/,
      ({ body }) => (city.setAgent("NOT_READY", String(body.reason)), { body: city.agent }),
    ],
    ["POST", /^\/agent\/wrapped-up$/, () => (city.setAgent("READY"), { body: city.agent })],
    ["GET", /^\/queue$/, () => ({ body: city.queue })],
    ["GET", /^\/agents$/, () => ({ body: city.agents(PEOPLE) })],
    [
      "POST",
      /^\/softphone\/credential$/,
      () => ({
        body: {
          username: "agent",
          password: "secret",
          domain: "mock.invalid",
          wsUrl: sipUrl(),
          iceServers: [],
          expiresAt: ahead(3_600_000),
        },
      }),
    ],
    ["DELETE", /^\/softphone\/credential$/, () => ({ status: 204 })],
    ["GET", /^\/calls\/current$/, () => (city.call ? { body: city.call } : { status: 204 })],
    [
      "GET",
      /^\/calls\/([^/]+)$/,
      () => (city.call ? { body: city.call } : problem(404, "cti.unknown-call", "没有这通电话", "")),
    ],
    ["POST", /^\/calls\/[^/]+\/decline$/, () => (city.withdraw("declined"), { status: 204 })],
    ["POST", /^\/calls\/[^/]+\/transfer$/, () => ({ status: 202, body: {} })],
    ["POST", /^\/calls\/[^/]+\/hangup$/, () => (city.ended(), { status: 202, body: {} })],
    ["GET", /^\/citizens$/, ({ query }) => one(CITIZENS.find((each) => each.primary.value === query.get("phone")))],
    ["GET", /^\/citizens\/([^/]+)$/, ({ params }) => one(CITIZENS.find((each) => each.id === params[0]))],
    [
      "PUT",
      /^\/citizens\/([^/]+)\/name$/,
      ({ params, body }) =>
        one(
          Object.assign(
            CITIZENS.find((each) => each.id === params[0])!,
            { name: body.name },
          ),
        ),
    ],
    [
      "PUT",
      /^\/citizens\/([^/]+)\/profile$/,
      ({ params, body }) =>
        one(
          Object.assign(
            CITIZENS.find((each) => each.id === params[0])!,
            { profile: body },
          ),
        ),
    ],
    [
      "PUT",
      /^\/citizens\/([^/]+)\/needs$/,
      ({ params, body }) =>
        one(
          Object.assign(
            CITIZENS.find((each) => each.id === params[0])!,
            { needs: body.needs },
          ),
        ),
    ],
    [
      "GET",
      /^\/citizens\/([^/]+)\/alike$/,
      ({ params }) => ({ body: params[0] === "c1" ? [{ ...CITIZENS[1], name: "王秀兰" }] : [] }),
    ],
    ["GET", /^\/citizens\/([^/]+)\/merges$/, () => ({ body: [] })],
    ["GET", /^\/citizens\/([^/]+)\/repeats$/, ({ params }) => ({ body: params[0] === "c1" ? REPEATS : [] })],
    ["GET", /^\/citizens\/([^/]+)\/conduct$/, ({ params }) => ({ body: params[0] === "c1" ? CONDUCT : [] })],
    ["GET", /^\/conduct$/, () => ({ body: CONDUCT.filter((each) => each.upheld === null) })],
    [
      "GET",
      /^\/citizens\/([^/]+)\/timeline$/,
      ({ params }) => ({ body: { items: params[0] === "c2" ? [] : TIMELINE, next: null } }),
    ],
    ["GET", /^\/categories$/, () => ({ body: CATEGORIES })],
    ["GET", /^\/places$/, () => ({ body: PLACES })],
    [
      "POST",
      /^\/dispatch-suggestion$/,
      ({ body }) => {
        const found = suggested(String(body.categoryCode), body.address as string | null);
        return found ? { body: found } : { status: 204 };
      },
    ],
    [
      "POST",
      /^\/likely-duplicates$/,
      ({ body }) => ({ body: duplicatesOf(`${body.title}${body.text}${body.address ?? ""}`, TICKETS) }),
    ],
    ["GET", /^\/dispatch-catalogue$/, ({ query }) => ({ body: { items: listed(query), next: null } })],
    ["GET", /^\/dispatch-catalogue\/(\d+)$/, ({ params }) => ({ body: viewed(Number(params[0])) })],
    [
      "POST",
      /^\/dispatch-catalogue$/,
      ({ body }) => {
        const entry = body.entry as EntryDraft;
        const text = "与目录第3条冲突：城市管理 × 全市 → 江州市城市管理局（2026-01-01至）";
        return entry.category === "urban" && !entry.place
          ? problem(422, "ticketing.rows-faulty", "有1处填写有误，未作任何更改", "请按各行提示改正后重新提交。", {
              errors: [{ row: 0, code: "entry-clash", text }],
            })
          : {
              status: 201,
              body: { written: true, added: 1, changed: 0, unchanged: 0, numbers: [write(null, entry)], errors: [] },
            };
      },
    ],
    [
      "PUT",
      /^\/dispatch-catalogue\/(\d+)$/,
      ({ params, body }) => (write(Number(params[0]), body.entry as EntryDraft), { body: viewed(Number(params[0])) }),
    ],
    ["POST", /^\/dispatch-catalogue\/(\d+)\/[a-z]+$/, ({ params }) => ({ body: viewed(Number(params[0])) })],
    ["GET", /^\/ladder\/people$/, () => ({ body: LADDER_PEOPLE })],
    ...ruleRoutes("follow-up-rules", rateVersions, (body) => tryRates(body as RateRules, dashboard().rates)),
    ...ruleRoutes("ladder", ladders, (body) => tryLadder(body as Ladder)),
    ...ruleRoutes("time-rules", timeRules, (body) => tryTimeRules(body as TimeRules)),
    ...ruleRoutes("citizen-rules", citizenRules, (body) => tryCitizenRules(body as CitizenRules)),
    ["GET", /^\/calendar\/years$/, () => ({ body: calendar.lines() })],
    [
      "GET",
      /^\/calendar$/,
      ({ query }) => ({ body: calendar.calendars.find((one) => String(one.year) === query.get("year")) }),
    ],
    ["PUT", /^\/calendar$/, ({ query }) => ({ body: calendar.takeYear(query) })],
    ["GET", /^\/opening-hours$/, () => ({ body: calendar.offices })],
    ["PUT", /^\/opening-hours\/([^/]+)$/, ({ params, body }) => ({ body: calendar.putOffice(params[0] ?? "", body) })],
    ["DELETE", /^\/opening-hours\/([^/]+)$/, ({ params }) => (calendar.removeOffice(params[0] ?? ""), { status: 204 })],
    ["GET", /^\/category-forms$/, () => ({ body: formLines() })],
    ["GET", /^\/category-forms\/([^/]+)$/, ({ params }) => ({ body: formOf(params[0] ?? "") })],
    ["GET", /^\/category-forms\/([^/]+)\/versions$/, ({ params }) => ({ body: versionsOf(params[0] ?? "") })],
    [
      "PUT",
      /^\/category-forms\/([^/]+)$/,
      ({ params, query, body }) => ({ body: publish(params[0] ?? "", body, query.get("dryRun") === "true") }),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/form$/,
      ({ params }) =>
        found(params[0] ?? "", (ticket) => ({
          body: { questions: formOf(ticket.categoryCode).questions, answers: answersOf.get(ticket.id) ?? {} },
        })),
    ],
    [
      "PUT",
      /^\/tickets\/([^/]+)\/answers$/,
      ({ params, body }) =>
        found(params[0] ?? "", (ticket) => {
          answersOf.set(ticket.id, body.answers as Answers);
          Object.assign(ticket, {
            version: ticket.version + 1,
            form: filled(ticket.categoryCode, body.answers as Answers),
          });
          return { body: city.withActions(ticket) };
        }),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/organisation$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: organisationsOf(ticket) })),
    ],
    [
      "PUT",
      /^\/tickets\/([^/]+)\/organisation$/,
      ({ params, body }) =>
        found(params[0] ?? "", (ticket) => {
          speaksFor(ticket, body.organisation);
          return { body: city.withActions(ticket) };
        }),
    ],
    [
      "POST",
      /^\/bulk\/(sign|dispatch)$/,
      ({ params, body }) => ({
        body: (body.rows as { id: string; version: number }[]).map((row, place) => {
          // One of them has moved on, to see what that looks like.
          const version = place === 1 ? -1 : row.version;
          const answer = step(row.id, params[0] ?? "", { ...body, version });
          const done = (answer.status ?? 200) === 200;
          return {
            id: row.id,
            status: done ? (answer.body as Ticket).status : null,
            problem: done ? null : answer.body,
          };
        }),
      }),
    ],
    ["GET", /^\/imports$/, () => ({ body: imports.listed() })],
    [
      "PUT",
      /^\/imports\/([^/]+)\/file$/,
      ({ params, query }) => ({ status: 202, body: imports.handIn(params[0] ?? "", query.get("name") ?? "") }),
    ],
    ["GET", /^\/imports\/runs\/([^/]+)$/, ({ params }) => one(imports.looked(params[0] ?? ""))],
    ["GET", /^\/imports\/runs\/[^/]+\/problems$/, () => ({ body: { items: imports.PROBLEMS, next: null } })],
    [
      "POST",
      /^\/imports\/runs\/([^/]+)\/([a-z]+)$/,
      ({ params, body }) => one(imports.decide(params[0] ?? "", params[1] ?? "", String(body.note))),
    ],
    ["GET", /^\/macros$/, () => ({ body: macros() })],
    ["POST", /^\/macros$/, ({ body }) => ({ status: 201, body: keepMacro(body) })],
    [
      "POST",
      /^\/tickets\/([^/]+)\/macros\/([^/]+)(?:\/preview)?$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: macroResult(params[1] ?? "", ticket) })),
    ],
    [
      "POST",
      /^\/bulk\/macro$/,
      ({ body }) => ({
        body: (body.rows as { id: string }[]).map(({ id }) => ({ id, status: "DISPATCHED", problem: null })),
      }),
    ],
    ["GET", /^\/templates$/, () => ({ body: templates() })],
    ["POST", /^\/templates$/, ({ body }) => ({ status: 201, body: keepTemplate(body) })],
    ["PUT", /^\/templates\/([^/]+)$/, ({ params, body }) => one(changeTemplate(params[0] ?? "", body))],
    ["DELETE", /^\/templates\/([^/]+)$/, ({ params }) => (dropTemplate(params[0] ?? ""), { status: 204 })],
    [
      "GET",
      /^\/tickets\/([^/]+)\/templates$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: filledBy(ticket) })),
    ],
    ["GET", /^\/views$/, () => ({ body: views.listed() })],
    ["GET", /^\/views\/counts$/, () => ({ body: views.counts(TICKETS) })],
    ["POST", /^\/views$/, ({ body }) => ({ status: 201, body: views.keep(body) })],
    ["PUT", /^\/views\/first$/, ({ body }) => (views.begin(body.view), { status: 204 })],
    ["PUT", /^\/views\/([^/]+)$/, ({ params, body }) => one(views.change(params[0] ?? "", body))],
    ["DELETE", /^\/views\/([^/]+)$/, ({ params }) => (views.drop(params[0] ?? ""), { status: 204 })],
    [
      "PUT",
      /^\/tickets\/([^/]+)\/presence$/,
      ({ params }) => ({
        body:
          params[0] === "t1"
            ? [{ id: "o1", name: "周敏", department: "市水务局", editing: true, since: ago(60_000) }]
            : [],
      }),
    ],
    ["DELETE", /^\/tickets\/[^/]+\/presence$/, () => ({ status: 204 })],
    ["GET", /^\/tickets\/([^/]+)\/attachments$/, ({ params }) => ({ body: attached(params[0] ?? "") })],
    [
      "POST",
      /^\/tickets\/([^/]+)\/attachments(?:\/waiting)?$/,
      ({ params, query }) => ({ status: 201, body: attach(params[0] ?? "", query, city.me) }),
    ],
    [
      "DELETE",
      /^\/tickets\/[^/]+\/attachments\/([^/]+)$/,
      ({ params }) => (detach(params[0] ?? "", city.me), { status: 204 }),
    ],
    ["GET", /^\/tickets\/([^/]+)\/comments$/, ({ params }) => ({ body: commentsOf(params[0] ?? "") })],
    [
      "POST",
      /^\/tickets\/([^/]+)\/comments$/,
      ({ params, body }) => ({ status: 201, body: comment(params[0] ?? "", body, city.me) }),
    ],
    ["GET", /^\/departments$/, () => ({ body: DEPARTMENTS })],
    ["GET", /^\/tickets$/, ({ query }) => ({ body: page(tickets(query).map(line), query) })],
    [
      "GET",
      /^\/tickets\/([^/]+)$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: city.withActions(ticket) })),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/history$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: storyOf(ticket) })),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/supervisions$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: supervisionsOf(ticket, city.me) })),
    ],
    [
      "GET",
      /^\/tickets\/[^/]+\/supervisions\/people$/,
      () => ({
        body: PEOPLE.filter((one) => one.roles.some((role) => ["OFFICER", "SUPERVISOR", "LEADER"].includes(role))).map(
          (one) => ({ id: one.id, name: one.displayName, department: one.departmentName }),
        ),
      }),
    ],
    [
      "POST",
      /^\/tickets\/([^/]+)\/supervisions$/,
      ({ params, body }) =>
        found(params[0] ?? "", (ticket) => {
          raise(ticket, body.level as SupervisionLevel, String(body.reason), city.me);
          return { body: supervisionsOf(ticket, city.me) };
        }),
    ],
    [
      "GET",
      /^\/supervisions\/waiting$/,
      () => ({ body: { open: supervisions(new URLSearchParams("mine=true"), city.me).length, overdue: 0 } }),
    ],
    ["GET", /^\/follow-ups$/, ({ query }) => ({ body: page(waiting(), query) })],
    [
      "GET",
      /^\/tickets\/([^/]+)\/follow-ups$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: followUpsOf(ticket, city.me) })),
    ],
    [
      "POST",
      /^\/tickets\/([^/]+)\/follow-ups\/(answers|not-reached|text)$/,
      ({ params, body }) =>
        found(params[0] ?? "", (ticket) => {
          if (params[1] === "text") {
            text(ticket);
          }
          if (params[1] === "answers") {
            judged(ticket, body.solved ? Number(body.grade) : 0);
          }
          return { body: followUpsOf(ticket, city.me) };
        }),
    ],
    [
      "POST",
      /^\/tickets\/([^/]+)\/exclusions$/,
      ({ params, body }) =>
        found(params[0] ?? "", (ticket) => {
          exclude(ticket, body.ground as ExclusionGround, String(body.evidence), body.keptAt as string | null);
          return { body: followUpsOf(ticket, city.me) };
        }),
    ],
    [
      "GET",
      /^\/exclusions$/,
      ({ query }) => ({ body: page(exclusions(query.get("decided") === "true", city.me), query) }),
    ],
    [
      "POST",
      /^\/exclusions\/([^/]+)\/decision$/,
      ({ params, body }) => {
        decide(params[0] ?? "", body.approved === true, String(body.note), city.me);
        return { status: 204 };
      },
    ],
    ["GET", /^\/webhooks$/, () => ({ body: webhooks })],
    [
      "POST",
      /^\/webhooks$/,
      ({ body }) => {
        const made = { ...webhooks[0]!, ...body, id: `w${Date.now()}`, previousUntil: null, lastArrivedAt: null };
        webhooks.push(made);
        return { status: 201, body: { webhook: made, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" } };
      },
    ],
    [
      "POST",
      /^\/webhooks\/[^/]+\/test$/,
      () => ({ body: { at: new Date().toISOString(), millis: 41, status: 204, fault: null, answer: null } }),
    ],
    [
      "GET",
      /^\/webhooks\/([^/]+)\/deliveries$/,
      ({ params, query }) => ({ body: page(deliveries(params[0] ?? "", query.get("state")), query) }),
    ],
    ["GET", /^\/supervisions$/, ({ query }) => ({ body: page(supervisions(query, city.me), query) })],
    [
      "POST",
      /^\/supervisions\/([^/]+)\/answer$/,
      ({ params, body }) => ({ status: answer(params[0] ?? "", String(body.text), city.me) ? 204 : 404 }),
    ],
    ["GET", /^\/reports$/, () => ({ body: reports.board() })],
    ["GET", /^\/reports\/receivers$/, () => ({ body: reports.receivers() })],
    ["POST", /^\/reports$/, ({ body }) => ({ status: 201, body: { id: reports.keep(body) } })],
    ["POST", /^\/reports\/preview$/, () => ({ body: reports.preview() })],
    ["GET", /^\/reports\/[^/]+\/runs$/, ({ query }) => ({ body: page(reports.runs(), query) })],
    ["POST", /^\/reports\/[^/]+\/send$/, () => ({ status: 202 })],
    [
      "PUT",
      /^\/reports\/([^/]+)\/paused$/,
      ({ params, body }) => (reports.pause(params[0]!, body.paused === true), { status: 204 }),
    ],
    ["PUT", /^\/reports\/([^/]+)$/, ({ params, body }) => (reports.keep(body, params[0]), { status: 204 })],
    ["DELETE", /^\/reports\/([^/]+)$/, ({ params }) => (reports.drop(params[0]!), { status: 204 })],
    ["GET", /^\/figures$/, () => ({ body: figures.MEANINGS })],
    ["GET", /^\/figures\/scorecard$/, ({ query }) => ({ body: figures.scorecard(query.get("department")) })],
    ["GET", /^\/figures\/[^/]+\/cases$/, ({ query }) => ({ body: page(figures.casesOf(query.get("counts")), query) })],
    ["GET", /^\/figures\/[^/]+\/districts$/, () => ({ body: figures.districts() })],
    ["GET", /^\/figures\/slowest$/, () => ({ body: figures.slowest() })],
    ["GET", /^\/figures\/equity$/, () => ({ body: figures.equity() })],
    ["GET", /^\/figures\/hot-topics$/, () => ({ body: figures.hotTopics() })],
    ["GET", /^\/places\/map$/, () => ({ body: { type: "FeatureCollection", features: [] } })],
    ["GET", /^\/figures\/[^/]+\/league$/, () => ({ body: figures.league() })],
    ["GET", /^\/figures\/[^/]+\/trend$/, () => ({ body: figures.trend() })],
    ["GET", /^\/extensions$/, ({ query }) => ({ body: page(extensions(query.get("decided") === "true"), query) })],
    ["GET", /^\/monitoring$/, ({ query }) => ({ body: monitoring(query) })],
    ["GET", /^\/monitoring\/cases$/, ({ query }) => ({ body: page(monitored(query), query) })],
    [
      "GET",
      /^\/tickets\/([^/]+)\/rounds$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: roundsOf(ticket) })),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/ties$/,
      ({ params }) => found(params[0] ?? "", () => ({ body: { main: null, merged: [], related: [] } })),
    ],
    [
      "GET",
      /^\/tickets\/([^/]+)\/clocks$/,
      ({ params }) => found(params[0] ?? "", (ticket) => ({ body: clocksOf(ticket) })),
    ],
    ["POST", /^\/tickets$/, ({ body, key }) => create(body, key, {})],
    [
      "POST",
      /^\/tickets\/answered$/,
      ({ body, key }) =>
        create(body, key, {
          status: "CLOSED",
          answeredDirectly: true,
          reply: String(body.answer),
          closedAt: new Date().toISOString(),
        }),
    ],
    ["POST", /^\/tickets\/([^/]+)\/([a-z-]+)$/, ({ params, body }) => step(params[0] ?? "", params[1] ?? "", body)],
    ["GET", /^\/knowledge\/search$/, ({ query }) => ({ body: { items: hits(query.get("q") ?? "") } })],
    ["GET", /^\/knowledge\/([^/]+)$/, ({ params }) => ({ body: article(params[0] ?? "") })],
    ["GET", /^\/dashboard$/, () => ({ body: dashboard() })],
    ["GET", /^\/system\/health$/, () => ({ body: health() })],
    ["GET", /^\/security\/staff$/, () => ({ body: { items: accounts(), next: null } })],
    [
      "POST",
      /^\/security\/staff\/[^/]+\/sign-in-code$/,
      () => ({ body: { code: "kx7m-4pqd-vh2s", until: ahead(72 * 60 * 60_000) } }),
    ],
    ["POST", /^\/security\/staff\/([^/]+)\/unlock$/, ({ params }) => (unlocked.add(params[0] ?? ""), { status: 204 })],
    ["GET", /^\/audit$/, ({ query }) => ({ body: page(AUDIT, query) })],
    ["GET", /^\/audit\/verification$/, () => ({ body: { intact: true, entries: 18_243 } })],
  ];

  const unlocked = new Set<string>();

  function accounts() {
    return PEOPLE.map((staff) => {
      const locked = staff.username === "agent04" && !unlocked.has(staff.id);
      return {
        staff,
        departmentName: DEPARTMENTS.find((each) => each.code === staff.departmentCode)?.name ?? staff.departmentCode,
        departmentNameEn: null,
        enabled: staff.username !== "agent06",
        locked,
        lockedUntil: locked ? ahead(11 * 60_000) : null,
        waiting: staff.username === "agent05",
      };
    });
  }

  function signIn(body: Record<string, unknown>): Answer {
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

  const one = (value: unknown): Answer =>
    value ? { body: value } : problem(404, "ticketing.unknown-citizen", "没有这位市民", "请核对号码。");
  const found = (id: string, then: (ticket: Ticket) => Answer): Answer => {
    const ticket = TICKETS.find((each) => each.id === id);
    return ticket
      ? then(ticket)
      : problem(404, "ticketing.unknown-ticket", "没有这张工单，或它不归您办理", "请核对工单号。");
  };

  return async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: Record<string, unknown>,
  ): Promise<void> {
    const url = new URL(path, "http://mock");
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(url.pathname));
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

const health = () => [
  { name: "db", status: "UP", detail: { database: "PostgreSQL", version: "18.6" } },
  { name: "asterisk", status: "UP", detail: { version: "22.10.1", channels: 14, roundTripMillis: 1 } },
  { name: "smsc", status: "DOWN", detail: { host: "127.0.0.1:2775", reason: "Connection refused", waiting: 23 } },
  { name: "knowledge", status: "UP", detail: { documents: 86, searchMillis: 4 } },
  { name: "speech", status: "UP", detail: { engine: "eSpeak NG 1.52", cached: 41 } },
  { name: "queue", status: "UP", detail: { waiting: 7 } },
  { name: "diskSpace", status: "UP", detail: { free: 48_318_382_080, total: 105_089_261_568 } },
];

const ACTIONS = [
  "staff.signed-in",
  "ticket.opened",
  "ticket.dispatched",
  "recording.listened",
  "staff.signed-out",
  "ticket.replied",
  "staff.locked",
];
const AUDIT = Array.from({ length: 130 }, (_, index) => ({
  id: `a${index}`,
  at: ago(index * 7 * 60_000),
  actor: index % 6 === 5 ? null : (PEOPLE[index % PEOPLE.length]?.username ?? null),
  action: ACTIONS[index % ACTIONS.length] ?? "",
  subject: `ticket:0198c7e2-${String(index).padStart(4, "0")}-7b21-9f00-2d1c4a55e0f1`,
  details: index % 2 ? '{"number":"20261122000100","departmentCode":"water"}' : "{}",
  seal: index > 2 ? 1 : null,
}));
