import { readonly, reactive, shallowRef } from "vue";
import { ApiFailure, type Problem } from "../api/problem";
import { api } from "../api/client";
import type { SoftphoneCredential } from "./types";
import { askForMicrophone, onPermissionChange } from "./microphone";
import { Registration } from "./registration";
import { SoleTab } from "./soleTab";
import { Talk } from "./talk";

export type Line = "off" | "asking" | "connecting" | "up" | "lost" | "elsewhere" | "denied" | "missing" | "insecure";

interface State {
  line: Line;
  /** Why no credential was given, where that is why the line is lost. */
  problem: Problem | null;
  /** The other tab is in a call, so it keeps the line. */
  otherTabBusy: boolean;
}

const RETRY_MILLIS = [2_000, 4_000, 8_000, 15_000];

/** The telephone of this tab: registers as long as it is on, and holds at most one talk. */
class Softphone {
  readonly state = reactive<State>({ line: "off", problem: null, otherTabBusy: false });
  readonly talk = shallowRef<Talk | null>(null);
  private readonly tab = new SoleTab({
    held: () => void this.begin(),
    lost: () => this.yieldLine(),
    inUse: () => this.talk.value !== null,
  });
  private registration: Registration | undefined;
  private wanted = false;
  private owner: string | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** For one member of staff; another one signed in before in this page loses the line. */
  async start(owner: string): Promise<void> {
    if (this.wanted && this.owner === owner) {
      return;
    }
    if (this.wanted) {
      this.leave();
    }
    this.owner = owner;
    this.wanted = true;
    if (!navigator.locks) {
      this.state.line = "insecure";
      return;
    }
    if ((await this.tab.take()) === "elsewhere") {
      this.state.line = "elsewhere";
    }
  }

  /** Uses this tab instead of the other one. */
  async takeOver(): Promise<void> {
    this.state.otherTabBusy = (await this.tab.takeOver()) === "in-use";
  }

  /** Signs the softphone out: at sign-out, or by hand. */
  async stop(): Promise<void> {
    if (!this.wanted) {
      return;
    }
    this.leave();
    await api.delete("/softphone/credential").catch(() => undefined);
  }

  private leave(): void {
    this.wanted = false;
    this.close();
    this.state.line = "off";
    this.tab.leave();
  }

  /** Tries again now: after the person allowed the microphone, or does not want to wait. */
  async retry(): Promise<void> {
    if (this.wanted && this.state.line !== "elsewhere" && this.talk.value === null) {
      this.close();
      await this.begin();
    }
  }

  private async begin(): Promise<void> {
    if (!this.wanted) {
      return;
    }
    this.state.line = "asking";
    const microphone = await askForMicrophone();
    if (microphone !== "granted") {
      this.state.line = microphone;
      return;
    }
    this.state.line = "connecting";
    await this.register();
  }

  private async register(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const credential = await api.post<SoftphoneCredential>("/softphone/credential");
      if (!this.wanted) {
        return;
      }
      this.failures = 0;
      this.state.problem = null;
      this.use(credential);
    } catch (error) {
      if (!(error instanceof ApiFailure)) {
        throw error;
      }
      this.state.problem = error.problem;
      this.state.line = "lost";
      this.retryLater();
    }
  }

  private use(credential: SoftphoneCredential): void {
    if (!this.registration?.renew(credential)) {
      this.registration?.close();
      this.registration = new Registration(credential, {
        up: () => (this.state.line = "up"),
        down: () => (this.state.line = "lost"),
        refused: () => this.retryLater(),
        talk: (talk) => this.take(talk),
      });
    }
    const beforeExpiry = Date.parse(credential.expiresAt) - Date.now() - 60_000;
    this.timer = setTimeout(() => void this.register(), Math.max(30_000, beforeExpiry));
  }

  /** Takes an invitation, or refuses a second one as busy. */
  private take(talk: Talk): void {
    if (this.talk.value !== null) {
      talk.refuseBusy();
      return;
    }
    this.talk.value = talk;
    talk.onOver(() => {
      if (this.talk.value === talk) {
        this.talk.value = null;
      }
    });
  }

  private retryLater(): void {
    if (!this.wanted) {
      return;
    }
    clearTimeout(this.timer);
    const wait = RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)];
    this.timer = setTimeout(() => void this.register(), wait);
  }

  private yieldLine(): void {
    this.close();
    this.state.line = "elsewhere";
  }

  private close(): void {
    clearTimeout(this.timer);
    this.registration?.close();
    this.registration = undefined;
    this.talk.value = null;
  }

  constructor() {
    void onPermissionChange(() => {
      if (["denied", "missing", "asking"].includes(this.state.line)) {
        void this.retry();
      }
    });
    window.addEventListener("pagehide", () => this.close());
  }
}

let phone: Softphone | undefined;

export function softphone(): Softphone {
  return (phone ??= new Softphone());
}

export function useSoftphone() {
  const used = softphone();
  return { line: readonly(used.state), talk: used.talk, phone: used };
}
