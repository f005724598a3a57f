export type Microphone = "granted" | "denied" | "missing" | "insecure";

/** What a conversation needs: one voice, without echo. */
export const VOICE: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  video: false,
};

/** Asks now rather than at the first call: a refusal must be known before a citizen is on the line. */
export async function askForMicrophone(): Promise<Microphone> {
  if (!window.isSecureContext || !navigator.mediaDevices) {
    return "insecure";
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(VOICE);
    stream.getTracks().forEach((track) => track.stop());
    return "granted";
  } catch (error) {
    return error instanceof DOMException && error.name === "NotFoundError" ? "missing" : "denied";
  }
}

/** Calls back when the permission changes, so that nobody has to reload the page. */
export async function onPermissionChange(listener: () => void): Promise<void> {
  try {
    const permission = await navigator.permissions.query({ name: "microphone" as PermissionName });
    permission.addEventListener("change", listener);
  } catch {
    // A browser that does not know the permission by name: the button to try again remains.
  }
  navigator.mediaDevices?.addEventListener("devicechange", listener);
}
