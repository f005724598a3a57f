package org.civicline.simulators.rtp;

/**
 * What both ends of a call agreed to send each other.
 *
 * @param codec the audio codec
 * @param eventPayloadType payload type of telephone-event (RFC 4733), or -1 when the other end does not take key presses
 */
public record MediaFormat(Codec codec, int eventPayloadType) {

    /** Whether key presses can be sent. */
    public boolean takesDigits() {
        return eventPayloadType >= 0;
    }
}
