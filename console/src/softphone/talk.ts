import { reactive, shallowRef } from "vue";
import type { RTCSession } from "jssip/lib/RTCSession";
import { preferWideband } from "./codecs";
import { endGatheringEarly } from "./gathering";
import { VOICE } from "./microphone";
import { judge, sampleOf, type Quality, type Sample } from "./quality";
import { Ringer } from "./ringer";

export type Phase = "ringing" | "connecting" | "talking" | "over";

const JUDGE_EVERY_MILLIS = 2_000;
const ringer = new Ringer();

/** One call on this softphone, from the first ring to the end. */
export class Talk {
  readonly state = reactive({
    phase: "ringing" as Phase,
    muted: false,
    held: false,
    /** Hold and resume take a round trip. */
    changingHold: false,
    quality: "good" as Quality,
    microphoneRefused: false,
  });
  readonly remote = shallowRef<MediaStream | null>(null);
  private readonly overListeners: (() => void)[] = [];
  private before: Sample | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly session: RTCSession,
    readonly callId: string | null,
    private readonly iceServers: RTCIceServer[],
  ) {
    session.on("sdp", (event) => {
      if (event.originator === "remote" && event.type === "offer") {
        event.sdp = preferWideband(event.sdp);
      }
    });
    endGatheringEarly(session);
    session.on("peerconnection", ({ peerconnection }) => {
      peerconnection.addEventListener("track", (event) => {
        this.remote.value = event.streams[0] ?? new MediaStream([event.track]);
      });
    });
    session.on("getusermediafailed", () => (this.state.microphoneRefused = true));
    session.on("confirmed", () => this.begun());
    session.on("ended", () => this.over());
    session.on("failed", () => this.over());
  }

  ring(): void {
    if (this.state.phase === "ringing") {
      ringer.start();
    }
  }

  /** Rings no longer, without an answer. */
  silence(): void {
    ringer.stop();
  }

  answer(): void {
    if (this.state.phase !== "ringing") {
      return;
    }
    ringer.stop();
    this.state.phase = "connecting";
    this.session.answer({
      mediaConstraints: VOICE,
      pcConfig: { iceServers: this.iceServers, bundlePolicy: "max-bundle" },
    });
  }

  toggleMute(): void {
    if (this.state.phase !== "talking") {
      return;
    }
    if (this.state.muted) {
      this.session.unmute({ audio: true });
    } else {
      this.session.mute({ audio: true });
    }
    this.state.muted = !this.state.muted;
  }

  toggleHold(): void {
    if (this.state.phase !== "talking" || this.state.changingHold) {
      return;
    }
    const done = () => {
      this.state.held = this.session.isOnHold().local;
      this.state.changingHold = false;
    };
    this.state.changingHold = true;
    const begun = this.state.held ? this.session.unhold({}, done) : this.session.hold({}, done);
    this.state.changingHold = begun;
  }

  hangUp(): void {
    ringer.stop();
    if (!this.session.isEnded()) {
      this.session.terminate();
    }
  }

  refuseBusy(): void {
    this.session.terminate({ status_code: 486 });
  }

  onOver(listener: () => void): void {
    this.overListeners.push(listener);
  }

  private begun(): void {
    this.state.phase = "talking";
    this.timer = setInterval(() => void this.listen(), JUDGE_EVERY_MILLIS);
  }

  private async listen(): Promise<void> {
    const connection = this.session.connection;
    const sample = connection ? await sampleOf(connection) : null;
    if (sample && !this.state.held) {
      this.state.quality = judge(this.before, sample);
    }
    this.before = sample;
  }

  private over(): void {
    ringer.stop();
    clearInterval(this.timer);
    this.state.phase = "over";
    this.remote.value = null;
    this.overListeners.forEach((listener) => listener());
  }
}
