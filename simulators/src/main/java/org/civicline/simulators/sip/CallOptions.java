package org.civicline.simulators.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.rtp.Codec;
import org.civicline.simulators.rtp.Recording;
import org.jspecify.annotations.Nullable;

/**
 * How a call is made or taken.
 *
 * @param says what this end says once media flows
 * @param recording how much of what is heard is kept
 * @param codecs audio codecs offered, best first
 * @param headers further headers of the INVITE, such as P-Asserted-Identity
 * @param credentials answers a challenge to the INVITE; null to fail on one
 */
public record CallOptions(
        AudioSource says,
        Recording recording,
        List<Codec> codecs,
        Map<String, String> headers,
        @Nullable Credentials credentials) {

    /** Silence is sent, everything is kept, A-law before µ-law. */
    public static final CallOptions DEFAULT =
            new CallOptions(AudioSource.silence(), Recording.FULL, List.of(Codec.PCMA, Codec.PCMU), Map.of(), null);

    /** Nothing is sent and nothing kept: for load. */
    public static final CallOptions LIGHT =
            DEFAULT.saying(AudioSource.nothing()).recording(Recording.NONE);

    /** The same, saying this. */
    public CallOptions saying(AudioSource source) {
        return new CallOptions(source, recording, codecs, headers, credentials);
    }

    /** The same, keeping so much. */
    public CallOptions recording(Recording kept) {
        return new CallOptions(says, kept, codecs, headers, credentials);
    }

    /** The same, offering these codecs. */
    public CallOptions offering(Codec... offered) {
        return new CallOptions(says, recording, List.of(offered), headers, credentials);
    }

    /** The same, with one more header. */
    public CallOptions header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new CallOptions(says, recording, codecs, Map.copyOf(more), credentials);
    }

    /** The same, answering challenges. */
    public CallOptions as(Credentials known) {
        return new CallOptions(says, recording, codecs, headers, known);
    }
}
