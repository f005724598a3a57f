/** What we need of a JsSIP session. */
interface Gathering {
  on(type: "icecandidate", listener: (event: { ready: () => void }) => void): unknown;
}

/**
 * Ends the gathering of addresses once no new one came for a moment. Left alone, a browser waits seconds for servers
 * that do not answer, and the caller waits with it.
 */
export function endGatheringEarly(session: Gathering, quietMillis = 150): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.on("icecandidate", ({ ready }) => {
    clearTimeout(timer);
    timer = setTimeout(ready, quietMillis);
  });
}
