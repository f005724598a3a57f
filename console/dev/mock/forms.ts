import type { Answers, CategoryForm, FilledForm, FormVersion, Question } from "../../src/forms/types";
import { CATEGORIES } from "./categories";
import { ago, DAY } from "./times";

/** What some categories of the mock city ask. */
const choice = (key: string, name: string, nameEn: string) => ({ key, name, nameEn });
const question = (
  code: string,
  datatype: Question["datatype"],
  name: string,
  more: Partial<Question> = {},
): Question => ({
  code,
  datatype,
  name,
  nameEn: null,
  required: false,
  hint: null,
  hintEn: null,
  personal: false,
  choices: [],
  ...more,
});

const published = new Map<string, FormVersion[]>([
  [
    "utilities",
    [
      version(1, [
        question("since", "DATETIME", "何时开始", { nameEn: "Since when" }),
        question("account", "STRING", "户号", {
          nameEn: "Account number",
          hint: "在账单上；不知道可不填",
          personal: true,
        }),
      ]),
    ],
  ],
  [
    "utilities.water.outage",
    [
      version(2, [
        question("extent", "SINGLEVALUELIST", "范围", {
          nameEn: "How far",
          required: true,
          choices: [
            choice("home", "只有自己家", "This home only"),
            choice("building", "整栋楼", "The building"),
            choice("estate", "整个小区", "The estate"),
          ],
        }),
        question("seen", "MULTIVALUELIST", "看到什么", {
          nameEn: "What was seen",
          choices: [choice("burst", "路面跑水", "Water in the street"), choice("works", "附近施工", "Works nearby")],
        }),
        question("floor", "NUMBER", "楼层", { nameEn: "Floor" }),
        question("more", "TEXT", "其他情况", { nameEn: "Anything else" }),
      ]),
      version(1, []),
    ],
  ],
]);

function version(number: number, questions: Question[]): FormVersion {
  return { version: number, publishedAt: ago((3 - number) * 9 * DAY), publishedBy: null, note: "示例城市", questions };
}

export function formOf(code: string, own?: Question[]): CategoryForm {
  const path: string[] = [];
  for (let here = CATEGORIES.find((one) => one.code === code); here;) {
    path.unshift(here.code);
    const up: string | null = here.parentCode;
    here = CATEGORIES.find((one) => one.code === up);
  }
  const byCode = new Map<string, Question>();
  for (const one of path) {
    const asked = one === code && own ? own : (published.get(one)?.[0]?.questions ?? []);
    asked.forEach((each) => byCode.set(each.code, each));
  }
  return { categoryCode: code, parts: [], questions: [...byCode.values()] };
}

export const versionsOf = (code: string): FormVersion[] => published.get(code) ?? [];

export const formLines = () =>
  [...published].map(([categoryCode, [newest]]) => ({
    categoryCode,
    version: newest!.version,
    publishedAt: newest!.publishedAt,
    questions: newest!.questions.length,
  }));

export function publish(code: string, body: Record<string, unknown>, dryRun: boolean) {
  const own = body.questions as Question[];
  const errors = own.flatMap((one, index) =>
    one.name.trim() === "" ? [{ row: index + 1, code: "missing", text: "没有填写“name”" }] : [],
  );
  const before = versionsOf(code);
  const next = (before[0]?.version ?? 0) + 1;
  if (!dryRun) {
    published.set(code, [{ ...version(next, own), publishedAt: ago(0), note: String(body.note) }, ...before]);
  }
  return { version: next, published: !dryRun, questions: formOf(code, own).questions, errors };
}

export function filled(code: string, answers: Answers): FilledForm | null {
  const { questions } = formOf(code);
  const text = (one: Question, values: string[]) =>
    values.map((key) => one.choices.find((each) => each.key === key)?.name ?? key).join("、");
  return questions.length === 0
    ? null
    : {
        answers: questions
          .filter((one) => answers[one.code])
          .map((one) => ({
            code: one.code,
            question: one.name,
            text: text(one, answers[one.code]!),
            personal: one.personal,
          })),
        missing: questions.filter((one) => one.required && !answers[one.code]).map((one) => one.name),
        changeable: true,
      };
}
