const LOCK = "civicline-softphone";
const ASK_MS = 400;

export interface SoleTabListener {
  /** This tab may ring from now on. */
  held(): void;
  /** Another tab has it now. */
  lost(): void;
  /** Whether the line must not be taken away now. */
  inUse(): boolean;
}

/** Only one tab of a browser holds the softphone, or every call would ring in all of them. */
export class SoleTab {
  private readonly channel = new BroadcastChannel(LOCK);
  private release: (() => void) | undefined;
  private waiting: AbortController | undefined;

  constructor(private readonly listener: SoleTabListener) {
    this.channel.onmessage = ({ data }) => {
      if (data === "may-I" && this.release && this.listener.inUse()) {
        this.channel.postMessage("in-use");
      }
    };
  }

  /** Takes the line if it is free; otherwise waits in the background until the other tab lets go. */
  async take(): Promise<"held" | "elsewhere"> {
    const got = await new Promise<boolean>((answer) => {
      navigator.locks
        .request(LOCK, { ifAvailable: true }, (lock) => {
          answer(lock !== null);
          return lock === null ? undefined : this.hold();
        })
        .catch(() => this.letGo());
    });
    if (!got) {
      this.waitInLine();
    }
    return got ? "held" : "elsewhere";
  }

  /** Takes it from the other tab, unless that one is in a call. */
  async takeOver(): Promise<"held" | "in-use"> {
    if (await this.otherIsInUse()) {
      return "in-use";
    }
    this.waiting?.abort();
    navigator.locks.request(LOCK, { steal: true }, () => this.hold()).catch(() => this.letGo());
    return "held";
  }

  leave(): void {
    this.waiting?.abort();
    this.release?.();
    this.release = undefined;
  }

  private waitInLine(): void {
    const waiting = (this.waiting = new AbortController());
    navigator.locks.request(LOCK, { signal: waiting.signal }, () => this.hold()).catch(() => this.letGo());
  }

  private hold(): Promise<void> {
    this.listener.held();
    return new Promise((resolve) => (this.release = resolve));
  }

  /** The lock was taken from us, or we stopped waiting for it. */
  private letGo(): void {
    if (this.release) {
      this.release = undefined;
      this.listener.lost();
      this.waitInLine();
    }
  }

  private otherIsInUse(): Promise<boolean> {
    return new Promise((answer) => {
      const asking = new BroadcastChannel(LOCK);
      const timer = setTimeout(() => finish(false), ASK_MS);
      const finish = (inUse: boolean) => {
        clearTimeout(timer);
        asking.close();
        answer(inUse);
      };
      asking.onmessage = ({ data }) => data === "in-use" && finish(true);
      asking.postMessage("may-I");
    });
  }
}
