import type { Question } from "./types";

/** A question while somebody writes it: choices as lines of "key | name | English name". */
export interface QuestionDraft extends Omit<Question, "choices"> {
  choiceLines: string;
}

export function isList(one: { datatype: string }): boolean {
  return one.datatype === "SINGLEVALUELIST" || one.datatype === "MULTIVALUELIST";
}

export function draftOf({ choices, ...question }: Question): QuestionDraft {
  const line = (one: Question["choices"][number]) =>
    [one.key, one.name, ...(one.nameEn ? [one.nameEn] : [])].join(" | ");
  return { ...question, choiceLines: choices.map(line).join("\n") };
}

export function emptyDraft(): QuestionDraft {
  return draftOf({
    code: "",
    datatype: "STRING",
    required: false,
    name: "",
    nameEn: null,
    hint: null,
    hintEn: null,
    personal: false,
    choices: [],
  });
}

export function questionOf({ choiceLines, ...draft }: QuestionDraft): Question {
  return { ...draft, choices: isList(draft) ? choiceLines.split("\n").filter(isWritten).map(choiceOf) : [] };
}

function isWritten(line: string): boolean {
  return line.trim() !== "";
}

function choiceOf(line: string): Question["choices"][number] {
  const [key = "", name = "", nameEn = ""] = line.split(/[|｜]/).map((part) => part.trim());
  return { key, name, nameEn: nameEn || null };
}
