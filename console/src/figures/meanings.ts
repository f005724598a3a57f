import { shallowRef, watch } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import { chosenLocale } from "../session/preferences";
import type { Meaning } from "./types";

/** The catalogue of figures in the reader's language: read once, and again when the language changes. */
const meanings = shallowRef<ReadonlyMap<string, Meaning>>(new Map());
let reading: Promise<void> | undefined;

export function useMeanings() {
  void readMeanings();
  return {
    meanings,
    meaning: (code: string) => meanings.value.get(code),
    nameOf: (code: string) => meanings.value.get(code)?.name ?? code,
  };
}

/** A failure leaves it unknown, and the next who asks tries again. */
export function readMeanings(): Promise<void> {
  return meanings.value.size > 0 ? Promise.resolve() : (reading ??= read().finally(() => (reading = undefined)));
}

async function read(): Promise<void> {
  try {
    const all = await api.get<Meaning[]>("/figures");
    meanings.value = new Map(all.map((one) => [one.code, one]));
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}

watch(chosenLocale, () => void read());
