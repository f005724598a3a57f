/** A quiet ring: two soft tones, one second in four. Silent where the browser wants a gesture first. */
export class Ringer {
  private context: AudioContext | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  start(): void {
    if (this.timer !== undefined) {
      return;
    }
    this.context ??= new AudioContext();
    void this.context.resume();
    this.ringOnce();
    this.timer = setInterval(() => this.ringOnce(), 4_000);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    void this.context?.suspend();
  }

  private ringOnce(): void {
    const context = this.context;
    if (!context || context.state === "closed") {
      return;
    }
    const begin = context.currentTime + 0.02;
    for (const [frequency, delay] of [
      [660, 0],
      [880, 0.45],
    ] as const) {
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0, begin + delay);
      loudness.gain.linearRampToValueAtTime(0.05, begin + delay + 0.04);
      loudness.gain.exponentialRampToValueAtTime(0.0005, begin + delay + 0.42);
      tone.connect(loudness).connect(context.destination);
      tone.start(begin + delay);
      tone.stop(begin + delay + 0.45);
    }
  }
}
