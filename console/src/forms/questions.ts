import type { Problem } from "../api/problem";
import type { Answers, Question } from "./types";
import { translate } from "../i18n";
import { chosenLocale } from "../session/preferences";

/** Limits of the ticket core, in characters as a reader counts them. */
export const LIMITS = { STRING: 200, TEXT: 1_000 } as const;
/** Finds the field to be put right first; a group of choices says it beside itself. */
export const FIRST_FAULT = "[aria-invalid=true], fieldset:has(> .field-error) input";
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;

export function nameOf(one: { name: string; nameEn: string | null }): string {
  return chosenLocale.value === "en" && one.nameEn ? one.nameEn : one.name;
}

export function hintOf(question: Question): string | undefined {
  return (chosenLocale.value === "en" && question.hintEn ? question.hintEn : question.hint) ?? undefined;
}

/** What is wrong with the answers, by question, as texts; the server looks again. */
export function faultsOf(questions: readonly Question[], answers: Answers, complete: boolean): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const question of questions) {
    const given = answered(answers[question.code]);
    if (given.length === 0 && question.required && complete) {
      faults[question.code] = translate("forms.missing", { question: nameOf(question) });
    } else if (given[0] !== undefined) {
      const fault = faultOf(question, given[0]);
      if (fault) {
        faults[question.code] = fault;
      }
    }
  }
  return faults;
}

function faultOf(question: Question, given: string): string | null {
  if (question.datatype === "NUMBER" && !NUMBER.test(given.normalize("NFKC").trim())) {
    return translate("forms.number");
  }
  if (question.datatype === "STRING" || question.datatype === "TEXT") {
    const limit = LIMITS[question.datatype];
    return [...given.trim()].length > limit ? translate("forms.tooLong", { limit }) : null;
  }
  return null;
}

/** What is sent: only what is asked, only what is answered. */
export function answersTo(questions: readonly Question[], answers: Answers): Answers {
  return Object.fromEntries(
    questions
      .map((question) => [question.code, answered(answers[question.code])] as const)
      .filter(([, given]) => given.length > 0),
  );
}

function answered(given: string[] | undefined): string[] {
  return (given ?? []).filter((one) => one.trim() !== "");
}

/** What the server found wrong with the answers, by question, in its words. */
export function toldOf(problem: Problem | null): Record<string, string> {
  if (problem?.code !== "ticketing.answers-faulty" || !Array.isArray(problem.details.errors)) {
    return {};
  }
  const errors = problem.details.errors as { field: string; text: string }[];
  return Object.fromEntries(errors.map((one) => [one.field, one.text]));
}
