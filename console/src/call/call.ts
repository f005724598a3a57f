import { UA, WebSocketInterface, debug } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import { CallView, type Phase } from "./view";

/** What the server hands out for one call. */
interface Credential {
  username: string;
  password: string;
  domain: string;
  wsUrl: string;
  ticket: string;
  hotline: string;
}

interface Place {
  state: "NONE" | "WAITING" | "RINGING" | "TALKING" | "ENDED";
  position: number | null;
}

const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
const ASK_EVERY_MILLIS = 2_500;
/** No new address for this long: there will be none worth waiting for. */
const QUIET_MILLIS = 150;

debug.disable();

/** A call to the hotline from this page, at most one at a time. */
class WebCall {
  private readonly view: CallView;
  private agent: UA | undefined;
  private session: RTCSession | undefined;
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(page: HTMLElement) {
    this.view = new CallView(page, {
      call: () => void this.begin(),
      mute: () => this.toggleMute(),
      hangUp: () => this.hangUp(),
      key: (key) => this.session?.sendDTMF(key, { transportType: "RFC2833" as never }),
    });
    window.addEventListener("pagehide", () => this.hangUp());
  }

  private async begin(): Promise<void> {
    if (this.agent) {
      return;
    }
    this.view.show("connecting");
    const stream = await this.microphone();
    if (!stream) {
      return;
    }
    this.stream = stream;
    const credential = await this.credential();
    if (!credential) {
      this.release();
      return;
    }
    this.dial(credential, stream);
  }

  private async microphone(): Promise<MediaStream | null> {
    if (!window.isSecureContext || !navigator.mediaDevices) {
      this.view.fail("insecure");
      return null;
    }
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: VOICE, video: false });
    } catch (error) {
      const missing = error instanceof DOMException && error.name === "NotFoundError";
      this.view.fail(missing ? "no-microphone" : "microphone-denied");
      return null;
    }
  }

  private async credential(): Promise<Credential | null> {
    try {
      const answer = await fetch("/call/credential", {
        method: "POST",
        headers: { "X-XSRF-TOKEN": cookie("XSRF-TOKEN"), Accept: "application/json" },
      });
      if (answer.ok) {
        return (await answer.json()) as Credential;
      }
      const problem = (await answer.json().catch(() => ({}))) as { title?: string; remedy?: string };
      this.view.fail("refused", [problem.title, problem.remedy].filter(Boolean).join(" "));
    } catch {
      this.view.fail("network");
    }
    return null;
  }

  private dial(credential: Credential, stream: MediaStream): void {
    const agent = new UA({
      sockets: [new WebSocketInterface(credential.wsUrl)],
      uri: `sip:${credential.username}@${credential.domain}`,
      authorization_user: credential.username,
      password: credential.password,
      register: false,
      session_timers: false,
      user_agent: "CivicLine call page",
    });
    this.agent = agent;
    agent.on("connected", () => {
      if (!this.session) {
        this.invite(agent, credential, stream);
      }
    });
    agent.on("disconnected", () => {
      if (!this.session) {
        this.view.fail("network");
        this.release();
      }
    });
    agent.start();
  }

  private invite(agent: UA, credential: Credential, stream: MediaStream): void {
    const session = agent.call(`sip:${credential.hotline}@${credential.domain}`, {
      mediaStream: stream,
      mediaConstraints: { audio: true, video: false },
      pcConfig: { iceServers: [] },
    });
    this.session = session;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    session.on("icecandidate", ({ ready }) => {
      clearTimeout(quiet);
      quiet = setTimeout(ready, QUIET_MILLIS);
    });
    session.connection.addEventListener("track", (event) => this.view.hear(event.streams[0] ?? null));
    session.on("confirmed", () => {
      this.view.show("waiting");
      this.timer = setInterval(() => void this.ask(credential.ticket), ASK_EVERY_MILLIS);
      void this.ask(credential.ticket);
    });
    session.on("ended", () => {
      this.view.show("over");
      this.release();
    });
    session.on("failed", ({ cause }) => {
      this.view.fail(cause === "Canceled" ? "cancelled" : "failed");
      this.release();
    });
  }

  /** Where the call stands is known to the server; the line itself goes on whatever becomes of the question. */
  private async ask(ticket: string): Promise<void> {
    try {
      const answer = await fetch("/call/state", { headers: { "X-Call-Ticket": ticket } });
      if (answer.ok && this.session?.isEstablished()) {
        const place = (await answer.json()) as Place;
        this.view.show(phase(place), place.position);
      }
    } catch {
      // asked again in a moment
    }
  }

  private toggleMute(): void {
    const session = this.session;
    if (!session) {
      return;
    }
    const muted = session.isMuted().audio === true;
    if (muted) {
      session.unmute({ audio: true });
    } else {
      session.mute({ audio: true });
    }
    this.view.muted(!muted);
  }

  private hangUp(): void {
    if (this.session && !this.session.isEnded()) {
      this.session.terminate();
    } else if (this.agent) {
      this.view.show("idle");
      this.release();
    }
  }

  private release(): void {
    clearInterval(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.agent?.stop();
    this.agent = undefined;
    this.session = undefined;
    this.stream = undefined;
  }
}

function phase(place: Place): Phase {
  switch (place.state) {
    case "RINGING":
      return "ringing";
    case "TALKING":
      return "talking";
    case "NONE":
    case "WAITING":
    case "ENDED":
      return "waiting";
  }
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

const page = document.getElementById("call");
if (page) {
  new WebCall(page);
}
