const WIDEBAND = /^(opus\/48000|g722\/8000)/i;
/** Not a voice of their own: digits, comfort noise, redundancy. They stay behind whatever they go with. */
const COMPANION = /^(telephone-event|cn|red|ulpfec)\//i;

/**
 * Puts the wide-band codecs (Opus, G.722) of the audio line before the narrow-band ones, and keeps the order in which the
 * telephone system offered them otherwise: it knows what it can pass on without transcoding.
 */
export function preferWideband(sdp: string): string {
  const end = sdp.includes("\r\n") ? "\r\n" : "\n";
  const lines = sdp.split(end);
  const begin = lines.findIndex((line) => line.startsWith("m=audio "));
  if (begin < 0) {
    return sdp;
  }
  const next = lines.findIndex((line, index) => index > begin && line.startsWith("m="));
  const names = codecNames(lines.slice(begin, next < 0 ? undefined : next));
  const [media, port, protocol, ...formats] = (lines[begin] ?? "").split(" ");
  const rank = (format: string) => {
    const name = names.get(format) ?? STATIC[format] ?? "";
    return WIDEBAND.test(name) ? 0 : COMPANION.test(name) ? 2 : 1;
  };
  const sorted = formats
    .map((format, place) => ({ format, place, rank: rank(format) }))
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .map((one) => one.format);
  lines[begin] = [media, port, protocol, ...sorted].join(" ");
  return lines.join(end);
}

/** Payload types with a fixed meaning (RFC 3551) may come without an rtpmap line. */
const STATIC: Record<string, string> = { "0": "PCMU/8000", "8": "PCMA/8000", "9": "G722/8000", "13": "CN/8000" };

function codecNames(lines: string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of lines) {
    const found = /^a=rtpmap:(\d+) (\S+)/.exec(line);
    if (found?.[1] && found[2]) {
      names.set(found[1], found[2]);
    }
  }
  return names;
}
