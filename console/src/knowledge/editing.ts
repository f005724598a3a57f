import { serverNow } from "../time/clock";
import { fieldTime } from "../time/format";
import type { Shape, Tone } from "../ui/Status.vue";
import type { Content, EditionState, LineDifference, ServiceItem, Standing } from "./types";

/** Who writes; an officer for the own department only. */
export const WRITERS = ["OFFICER", "SUPERVISOR"] as const;

export const STATE_LOOKS: Record<EditionState, [Tone, Shape]> = {
  DRAFT: ["calm", "ring"],
  IN_REVIEW: ["accent", "half"],
  SCHEDULED: ["good", "diamond"],
};

/** The parts of a service item that are lists, in the order they are read. */
export const SERVICE_LISTS = ["conditions", "materials", "steps", "places", "forms", "basis"] as const;
export const SERVICE_PARTS = [
  "conditions",
  "materials",
  "steps",
  "timeLimit",
  "fee",
  "places",
  "forms",
  "basis",
] as const;

/** A form as people type it: lists are lines, nothing is null. */
export interface EditionForm {
  title: string;
  titleEn: string;
  categoryCode: string;
  keywords: string;
  body: string;
  service: Record<(typeof SERVICE_PARTS)[number], string> | null;
  bodyEn: string;
  spoken: string;
  visibility: Content["visibility"];
  reviewBy: string;
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

export function formOf(content: Content): EditionForm {
  const service = content.service;
  return {
    title: content.title,
    titleEn: content.titleEn ?? "",
    categoryCode: content.categoryCode,
    keywords: content.keywords.join("，"),
    body: content.body,
    service: service && {
      conditions: service.conditions.join("\n"),
      materials: service.materials.join("\n"),
      steps: service.steps.join("\n"),
      basis: service.basis.join("\n"),
      timeLimit: service.timeLimit ?? "",
      fee: service.fee ?? "",
      places: service.places.join("\n"),
      forms: service.forms.join("\n"),
    },
    bodyEn: content.bodyEn ?? "",
    spoken: content.spoken ?? "",
    visibility: content.visibility,
    reviewBy: content.reviewBy ?? "",
  };
}

export function contentOf(form: EditionForm): Content {
  const service = form.service;
  return {
    title: form.title,
    titleEn: form.titleEn || null,
    categoryCode: form.categoryCode,
    keywords: form.keywords
      .split(/[,，、;；\n]+/)
      .map((one) => one.trim())
      .filter(Boolean),
    body: service ? "" : form.body,
    service: service && {
      conditions: lines(service.conditions),
      materials: lines(service.materials),
      steps: lines(service.steps),
      basis: lines(service.basis),
      timeLimit: service.timeLimit || null,
      fee: service.fee || null,
      places: lines(service.places),
      forms: lines(service.forms),
    },
    bodyEn: form.bodyEn || null,
    spoken: form.spoken || null,
    visibility: form.visibility,
    reviewBy: form.reviewBy || null,
  };
}

export function emptyService(): ServiceItem {
  return {
    conditions: [],
    materials: [],
    steps: [],
    basis: [],
    timeLimit: null,
    fee: null,
    places: [],
    forms: [],
  };
}

/** Today in the city, or so many days later: "2026-11-23". */
export function cityDay(later = 0): string {
  return fieldTime(new Date(serverNow() + later * 86_400_000).toISOString()).slice(0, 10);
}

/** How far an article is from the day it is to be read again. */
export function dueLooks(
  article: Standing,
  today: string,
): { key: "late" | "soon" | "fresh"; tone: Tone; shape: Shape } {
  if (article.reviewBy < today) {
    return { key: "late", tone: "bad", shape: "triangle" };
  }
  const soon = new Date(`${today}T00:00:00Z`);
  soon.setUTCDate(soon.getUTCDate() + 30);
  return article.reviewBy <= soon.toISOString().slice(0, 10)
    ? { key: "soon", tone: "warn", shape: "half" }
    : { key: "fresh", tone: "calm", shape: "check" };
}

export type Shown = { line: LineDifference; key: number } | { left: number; key: number };

const AROUND = 2;

/** A difference with no more of what stayed the same than is needed to see where it is. */
export function folded(all: readonly LineDifference[]): Shown[] {
  const near = (at: number) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((one) => one.kind !== "SAME");
  const shown: Shown[] = [];
  all.forEach((line, at) => {
    const last = shown.at(-1);
    if (near(at)) {
      shown.push({ line, key: at });
    } else if (last && "left" in last) {
      last.left++;
    } else {
      shown.push({ left: 1, key: at });
    }
  });
  return shown;
}
