import { UA, WebSocketInterface, debug } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import type { RTCSessionEvent } from "jssip/lib/UA";
import type { SoftphoneCredential } from "./types";
import { Talk } from "./talk";

export interface RegistrationListener {
  up(): void;
  down(): void;
  /** The credential is not taken (any more), or nobody could be reached for a while. */
  refused(): void;
  talk(talk: Talk): void;
}

const AGAIN_MILLIS = 2_000;
/** The telephone system may just be starting: the same credential is tried this long before a new one is asked for. */
const PATIENCE_MILLIS = 10_000;

debug.disable();

/** One SIP registration over WebSocket with one credential. */
export class Registration {
  private readonly agent: UA;
  private failingSince: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private credential: SoftphoneCredential,
    private readonly listener: RegistrationListener,
  ) {
    this.agent = new UA({
      sockets: [new WebSocketInterface(credential.wsUrl)],
      uri: `sip:${credential.username}@${credential.domain}`,
      authorization_user: credential.username,
      password: credential.password,
      register: true,
      register_expires: 120,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 5,
      user_agent: "CivicLine console",
    });
    this.agent.on("registered", () => this.registered());
    this.agent.on("unregistered", () => !this.closed && this.listener.down());
    this.agent.on("disconnected", () => !this.closed && this.listener.down());
    this.agent.on("registrationFailed", () => this.failed());
    this.agent.on("newRTCSession", ({ originator, session, request }: RTCSessionEvent) => {
      if (originator === "remote") {
        this.invited(session, request.getHeader("X-CivicLine-Call") ?? null);
      }
    });
    this.agent.start();
  }

  /** Goes on with a newer password for the same line, without leaving it. False if that is not possible. */
  renew(credential: SoftphoneCredential): boolean {
    const same =
      !this.closed &&
      this.failingSince === undefined &&
      credential.username === this.credential.username &&
      credential.wsUrl === this.credential.wsUrl;
    if (same) {
      this.credential = credential;
      this.agent.set("password", credential.password);
    }
    return same;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.agent.stop();
  }

  private registered(): void {
    this.failingSince = undefined;
    this.listener.up();
  }

  private failed(): void {
    if (this.closed) {
      return;
    }
    this.listener.down();
    this.failingSince ??= Date.now();
    clearTimeout(this.timer);
    if (Date.now() - this.failingSince >= PATIENCE_MILLIS) {
      this.listener.refused();
    } else {
      this.timer = setTimeout(() => this.agent.isConnected() && this.agent.register(), AGAIN_MILLIS);
    }
  }

  private invited(session: RTCSession, callId: string | null): void {
    this.listener.talk(new Talk(session, callId, this.credential.iceServers));
  }
}
