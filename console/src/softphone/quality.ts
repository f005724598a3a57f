/** How the line sounds, in words people use. */
export type Quality = "good" | "fair" | "poor" | "silent";

export interface Sample {
  packetsReceived: number;
  packetsLost: number;
  /** Seconds. */
  jitter: number;
}

/** Judges the time between two samples; a talker hears 2 % loss or 50 ms jitter, and cannot work with 8 % or 120 ms. */
export function judge(before: Sample | null, now: Sample): Quality {
  const received = now.packetsReceived - (before?.packetsReceived ?? 0);
  const lost = Math.max(0, now.packetsLost - (before?.packetsLost ?? 0));
  if (received <= 0) {
    return "silent";
  }
  const loss = lost / (received + lost);
  if (loss > 0.08 || now.jitter > 0.12) {
    return "poor";
  }
  return loss > 0.02 || now.jitter > 0.05 ? "fair" : "good";
}

export async function sampleOf(connection: RTCPeerConnection): Promise<Sample | null> {
  const report = await connection.getStats();
  for (const entry of report.values()) {
    if (entry.type === "inbound-rtp" && entry.kind === "audio") {
      return {
        packetsReceived: entry.packetsReceived ?? 0,
        packetsLost: entry.packetsLost ?? 0,
        jitter: entry.jitter ?? 0,
      };
    }
  }
  return null;
}
