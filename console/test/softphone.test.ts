import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { preferWideband } from "../src/softphone/codecs";
import { endGatheringEarly } from "../src/softphone/gathering";
import { judge } from "../src/softphone/quality";

const offer = (formats: string) =>
  [
    "v=0",
    `m=audio 4000 UDP/TLS/RTP/SAVPF ${formats}`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:107 opus/48000/2",
    "a=rtpmap:101 telephone-event/8000",
    "m=video 0 RTP/AVP 96",
    "a=rtpmap:96 VP8/90000",
    "",
  ].join("\r\n");
const formatsOf = (sdp: string) => /m=audio \d+ \S+ (.*)/.exec(sdp)?.[1]?.trim();

describe("The order of codecs", () => {
  it("puts wide-band voices first, even one without an rtpmap line, and key presses last", () => {
    expect(formatsOf(preferWideband(offer("101 8 0 9 107")))).toBe("9 107 8 0 101");
  });

  it("keeps the telephone system's order among the wide-band ones", () => {
    expect(formatsOf(preferWideband(offer("8 107 9")))).toBe("107 9 8");
  });

  it("leaves a session without audio, and other media, as they are", () => {
    expect(preferWideband("v=0\r\nm=video 0 RTP/AVP 96\r\n")).toBe("v=0\r\nm=video 0 RTP/AVP 96\r\n");
    expect(preferWideband(offer("8 107"))).toContain("m=video 0 RTP/AVP 96");
  });
});

describe("Gathering addresses", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends once no new address came for a moment", () => {
    const ready = vi.fn();
    let found: (event: { ready: () => void }) => void = () => {};
    endGatheringEarly({ on: (_, listener) => (found = listener) }, 150);
    found({ ready });
    vi.advanceTimersByTime(100);
    found({ ready });
    vi.advanceTimersByTime(149);
    expect(ready).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ready).toHaveBeenCalledOnce();
  });
});

describe("The quality of a line", () => {
  const before = { packetsReceived: 1_000, packetsLost: 50, jitter: 0.01 };

  it("is judged by what was lost since, not ever", () => {
    expect(judge(before, { packetsReceived: 1_100, packetsLost: 50, jitter: 0.01 })).toBe("good");
    expect(judge(before, { packetsReceived: 1_100, packetsLost: 54, jitter: 0.01 })).toBe("fair");
    expect(judge(before, { packetsReceived: 1_100, packetsLost: 70, jitter: 0.01 })).toBe("poor");
  });

  it("suffers from jitter, and says when nothing is heard at all", () => {
    expect(judge(before, { packetsReceived: 1_100, packetsLost: 50, jitter: 0.06 })).toBe("fair");
    expect(judge(before, before)).toBe("silent");
  });
});
