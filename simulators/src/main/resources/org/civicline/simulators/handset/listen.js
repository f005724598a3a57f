'use strict';

/** Plays what a phone hears while it hears it, a good half second late: samples are fetched as they come. */
class Listening {
  constructor(callId) {
    this.callId = callId;
    this.context = new AudioContext();
    this.position = -1;
    this.next = 0;
    this.timer = setInterval(() => this.fetch(), 300);
  }

  async fetch() {
    if (this.busy) return;
    this.busy = true;
    try {
      if (this.position < 0) {
        const heard = await (await fetch(`/api/calls/${this.callId}/heard`)).json();
        this.position = heard.durationMs * 8;
      }
      const response = await fetch(`/api/calls/${this.callId}/audio.pcm?from=${this.position}`);
      if (!response.ok) return;
      const samples = new Int16Array(await response.arrayBuffer());
      if (samples.length > 0) this.schedule(samples);
      this.position += samples.length;
    } catch {
      // The page itself says when the handset does not answer.
    } finally {
      this.busy = false;
    }
  }

  schedule(samples) {
    const buffer = this.context.createBuffer(1, samples.length, 8000);
    const channel = buffer.getChannelData(0);
    for (let i = 0; i < samples.length; i++) channel[i] = samples[i] / 32768;
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    const now = this.context.currentTime;
    if (this.next < now) this.next = now + 0.4;
    source.start(this.next);
    this.next += buffer.duration;
  }

  stop() {
    clearInterval(this.timer);
    this.context.close();
  }
}
