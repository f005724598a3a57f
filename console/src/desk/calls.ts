import { ref, shallowRef, watch, type Ref } from "vue";
import { api } from "../api/client";
import { ApiFailure } from "../api/problem";
import type { Call, CallMoved } from "./types";
import { translate } from "../i18n";
import { onNews, readOnConnect } from "../live/live";
import { isPhone } from "../knowledge/texting";
import { softphone } from "../softphone/softphone";
import { announce } from "../ui/announce";
import { showNotice } from "../ui/notices";
import { draftOf, isPending, pendingDrafts, draft as draftWithId, type Draft } from "./drafts";

/** The call offered to me or held by me, and the contact whose form is on the desk. */
const current = shallowRef<Call | null>(null);
const openDraftId = ref<string | null>(null);

export function useCalls() {
  return { current: current as Readonly<Ref<Call | null>>, openDraftId: openDraftId as Readonly<Ref<string | null>> };
}

/** Of the call that is open on the desk, or runs; null where it is hidden or there is none. */
export function callersNumber(): string | null {
  const open = openDraftId.value === null ? undefined : draftWithId(openDraftId.value);
  const number = (current.value?.state === "RINGING" ? null : open?.call.from) ?? current.value?.from ?? null;
  return isPhone(number) ? number : null;
}

export function followCalls(): void {
  const phone = softphone();
  onNews("offer", (news) => offered(news.call));
  onNews("offer-withdrawn", (news) => withdrawn(news.callId, news.reason));
  onNews("call", (news) => moved(news));
  readOnConnect(() => void readCurrent());
  watch(phone.talk, (talk, before) => {
    if (talk) {
      talk.ring();
      if (talk.callId && current.value?.id !== talk.callId) {
        void readCall(talk.callId);
      }
      const stop = watch(
        () => talk.state.phase,
        (phase) => phase === "talking" && void readCurrent(),
      );
      talk.onOver(stop);
    } else if (before) {
      // Ended, handed on or lost: the server knows which.
      setTimeout(() => void readCurrent(), 400);
    }
  });
}

/** Puts a form on the desk. */
export function openDraft(one: Draft): void {
  openDraftId.value = one.id;
}

/** Clears the desk; what is written and not submitted stays in the list of unfinished forms. */
export function closeDraft(): void {
  openDraftId.value = null;
}

/** After-call work is over: a finished form goes, an unfinished one stays where it is. */
export function tidyAfterWrapUp(): void {
  const open = openDraftId.value === null ? undefined : draftWithId(openDraftId.value);
  if (open && !isPending(open)) {
    closeDraft();
  }
}

/** After a reload in the middle of wrap-up: the newest form not submitted. */
export function reopenLastDraft(): void {
  const newest = pendingDrafts()[0];
  if (openDraftId.value === null && newest) {
    openDraft(newest);
  }
}

export async function decline(call: Call): Promise<void> {
  const talk = softphone().talk.value;
  talk?.silence();
  try {
    // First, or the telephone system sees only a telephone that does not answer.
    await api.post(`/calls/${call.id}/decline`);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.problem.status !== 409) {
      throw error;
    }
    // It is no longer ours to decline: what was wanted.
  } finally {
    talk?.hangUp();
  }
  clear(call.id);
}

export async function hangUp(call: Call | null): Promise<void> {
  const talk = softphone().talk.value;
  if (talk) {
    talk.hangUp();
  } else if (call) {
    await api.post(`/calls/${call.id}/hangup`);
  }
}

export async function readCurrent(): Promise<void> {
  await reading(async () => {
    const call = await api.get<Call | null>("/calls/current");
    if (call) {
      changed(call);
    } else if (current.value && softphone().talk.value === null) {
      current.value = null;
    }
  });
}

async function readCall(id: string): Promise<void> {
  await reading(async () => {
    const call = await api.get<Call>(`/calls/${id}`);
    if (softphone().talk.value?.callId === id && current.value?.id !== id) {
      offered(call);
    }
  });
}

function offered(call: Call): void {
  const again = current.value?.id === call.id;
  current.value = call;
  if (!again) {
    const who = call.citizen?.name ?? call.from ?? translate("call.noNumber");
    announce(translate("call.announce", { who }), "urgent");
  }
}

function withdrawn(callId: string, reason: string): void {
  if (current.value?.id === callId && current.value.state !== "TALKING") {
    showNotice({ tone: "warn", text: translate("call.withdrawn", { reason: withdrawalWords(reason) }) });
    clear(callId);
  }
}

/** The news names the step only: what is known of the caller came with the offer. */
function moved(news: CallMoved): void {
  if (current.value?.id === news.callId) {
    changed({ ...current.value, state: news.state, answeredAt: news.answeredAt, endedAt: news.endedAt });
  } else if (news.state !== "ENDED") {
    void readCurrent();
  }
}

function changed(call: Call): void {
  if (call.state === "ENDED") {
    if (current.value?.id === call.id && current.value.state === "RINGING") {
      showNotice({ tone: "warn", text: translate("call.withdrawn", { reason: withdrawalWords("abandoned") }) });
    }
    keepEnd(call);
    clear(call.id);
    return;
  }
  current.value = call;
  if (call.state === "TALKING") {
    openDraft(draftOf(call));
  }
}

/** The contact's record may be known only at its end. */
function keepEnd(call: Call): void {
  const known = draftWithId(call.id);
  if (known && call.interactionId) {
    known.call.interactionId = call.interactionId;
  }
}

function clear(callId: string): void {
  if (current.value?.id === callId) {
    current.value = null;
  }
}

function withdrawalWords(reason: string): string {
  const key = `call.withdrawals.${reason}`;
  const words = translate(key);
  return words === key ? translate("call.withdrawals.other") : words;
}

async function reading(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ApiFailure)) {
      throw error;
    }
  }
}
