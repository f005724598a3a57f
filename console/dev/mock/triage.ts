import type { Triage, TriageAnswer } from "../../src/triage/types";

/** Goes by single words; the real one has learnt from cases. */
export function triageOf(written: string): Triage {
  const has = (word: string) => written.includes(word);
  const complains = has("没人管") || has("投诉") || has("扰民");
  const type: TriageAnswer = {
    question: "TYPE",
    trained: true,
    asksPerson: !complains && !has("请问"),
    choices: complains
      ? [
          { code: "COMPLAINT", name: null, probability: 0.87 },
          { code: "HELP", name: null, probability: 0.09 },
        ]
      : [
          { code: "CONSULTATION", name: null, probability: has("请问") ? 0.91 : 0.48 },
          { code: "HELP", name: null, probability: 0.39 },
        ],
    words: ["没人管", "投诉", "扰民", "请问"].filter(has),
    because: null,
  };
  const answers: TriageAnswer[] = [type];
  if (has("水")) {
    answers.push(
      {
        question: "CATEGORY",
        trained: true,
        asksPerson: false,
        choices: [{ code: "utilities.water", name: "供水", probability: 0.93 }],
        words: ["停水"].filter(has),
        because: null,
      },
      {
        question: "DEPARTMENT",
        trained: false,
        asksPerson: true,
        choices: [{ code: "water", name: "江州市水务局", probability: null }],
        words: [],
        because: "供水 × 全市 → 江州市水务局，目录第12条",
      },
    );
  }
  answers.push({
    question: "URGENCY",
    trained: false,
    asksPerson: true,
    choices: [{ code: has("停水") ? "URGENT" : "NORMAL", name: null, probability: null }],
    words: ["停水"].filter(has),
    because: null,
  });
  return { version: 3, answers };
}
