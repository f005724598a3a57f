export type Phase = "idle" | "connecting" | "waiting" | "ringing" | "talking" | "over" | "failed";

export interface CallActions {
  call(): void;
  mute(): void;
  hangUp(): void;
  key(key: string): void;
}

const RUNNING: readonly Phase[] = ["connecting", "waiting", "ringing", "talking"];

/** The page's parts; its words come from the server, in the reader's language. */
export class CallView {
  private readonly texts: Record<string, string>;
  private readonly status: HTMLElement;
  private readonly hint: HTMLElement;
  private readonly clock: HTMLElement;
  private readonly start: HTMLButtonElement;
  private readonly running: HTMLElement;
  private readonly mute: HTMLButtonElement;
  private readonly sound: HTMLAudioElement;
  private phase: Phase = "idle";
  private talkingSince = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly page: HTMLElement,
    actions: CallActions,
  ) {
    this.texts = JSON.parse(page.dataset["texts"] ?? "{}") as Record<string, string>;
    this.status = part(page, "status");
    this.hint = part(page, "hint");
    this.clock = part(page, "clock");
    this.start = part<HTMLButtonElement>(page, "start");
    this.running = part(page, "running");
    this.mute = part<HTMLButtonElement>(page, "mute");
    this.sound = part<HTMLAudioElement>(page, "sound");
    this.start.hidden = false;
    this.start.addEventListener("click", () => actions.call());
    this.mute.addEventListener("click", () => actions.mute());
    part(page, "hang-up").addEventListener("click", () => actions.hangUp());
    page.querySelectorAll<HTMLButtonElement>("[data-key]").forEach((button) => {
      button.addEventListener("click", () => actions.key(button.dataset["key"] ?? ""));
    });
  }

  show(phase: Phase, position: number | null = null): void {
    const text = phase === "waiting" && position !== null ? "waiting-at" : phase;
    this.say(this.text(text).replace("{position}", String(position)), this.text(`${phase}-hint`));
    this.page.dataset["phase"] = phase;
    const running = RUNNING.includes(phase);
    if (running !== RUNNING.includes(this.phase)) {
      this.start.hidden = running;
      this.running.hidden = !running;
      (running ? part(this.page, "hang-up") : this.start).focus();
    }
    if (phase === "talking" && this.phase !== "talking") {
      this.startClock();
    } else if (phase !== "talking") {
      this.stopClock();
    }
    if (!running) {
      this.muted(false);
      this.start.textContent = this.text("again");
    }
    this.phase = phase;
  }

  /** Says what happened and what to do; what the server said itself goes before our own words. */
  fail(reason: string, said = ""): void {
    this.show("failed");
    this.say(this.text(`failed-${reason}`), said || this.text(`failed-${reason}-hint`));
  }

  muted(muted: boolean): void {
    this.mute.setAttribute("aria-pressed", String(muted));
    this.mute.textContent = this.text(muted ? "unmute" : "mute");
  }

  hear(stream: MediaStream | null): void {
    this.sound.srcObject = stream;
    void this.sound.play().catch(() => undefined);
  }

  private say(status: string, hint: string): void {
    // the same words again would be read out again
    if (this.status.textContent !== status) {
      this.status.textContent = status;
    }
    this.hint.textContent = hint;
  }

  private text(name: string): string {
    return this.texts[name] ?? "";
  }

  private startClock(): void {
    this.talkingSince = Date.now();
    this.clock.hidden = false;
    const tick = () => {
      const seconds = Math.floor((Date.now() - this.talkingSince) / 1000);
      this.clock.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    };
    tick();
    this.timer = setInterval(tick, 1000);
  }

  private stopClock(): void {
    clearInterval(this.timer);
    this.clock.hidden = true;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function part<T extends HTMLElement = HTMLElement>(page: HTMLElement, name: string): T {
  const found = page.querySelector<T>(`[data-part="${name}"]`);
  if (!found) {
    throw new Error(`the page lacks its ${name}`);
  }
  return found;
}
