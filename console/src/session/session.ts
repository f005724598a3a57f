import { computed, ref } from "vue";
import { api, fetchCsrfToken } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { City, Me, Role } from "./types";
import { showTimesOf } from "../time/format";

const me = ref<Me | null>(null);
/** Known before anybody signs in, where the server says so. */
const sample = ref<City | null>(null);
let looked = false;

export function useSession() {
  return { me, sample, signedIn: computed(() => me.value !== null), has };
}

export function has(...roles: Role[]): boolean {
  return me.value?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Who is signed in, asked once per page. Throws where the server cannot say. */
export async function lookUpSession(): Promise<Me | null> {
  if (looked) {
    return me.value;
  }
  try {
    enter(await api.get<Me>("/session"));
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.problem.status !== 401) {
      throw error;
    }
    noteSampleCity(error.problem.details);
  }
  looked = true;
  return me.value;
}

export async function signIn(username: string, password: string): Promise<Me> {
  return arrive(await api.post<Me>("/session", { username, password }));
}

/** Sets the password with the code that the security administrator gave, and signs in. */
export async function signInFirst(username: string, code: string, password: string): Promise<Me> {
  return arrive(await api.post<Me>("/session/first", { username, code, password }));
}

async function arrive(known: Me): Promise<Me> {
  enter(known);
  looked = true;
  // Signing in makes a new session, and with it a new token.
  await fetchCsrfToken();
  return known;
}

function enter(known: Me): void {
  showTimesOf(known.city.zone);
  me.value = known;
}

export async function signOut(): Promise<void> {
  await api.delete("/session");
  forgetSession();
}

/** The session is over; the next page asks again. */
export function forgetSession(): void {
  me.value = null;
}

function noteSampleCity(details: Record<string, unknown>): void {
  if (details.sampleCity === true) {
    const city = details.city as Partial<City> | undefined;
    sample.value = { name: city?.name ?? "", nameEn: city?.nameEn ?? "", zone: city?.zone ?? "" };
  }
}
