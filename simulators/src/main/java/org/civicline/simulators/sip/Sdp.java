package org.civicline.simulators.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.civicline.simulators.rtp.Codec;
import org.civicline.simulators.rtp.MediaFormat;
import org.jspecify.annotations.Nullable;

/**
 * The audio part of a session description (RFC 4566), as far as a telephone needs it.
 *
 * @param address where audio is wanted; port 0 refuses it
 * @param payloadTypes in order of preference
 * @param eventPayloadType payload type of telephone-event, -1 for none
 * @param direction sendrecv, sendonly, recvonly or inactive
 */
record Sdp(InetSocketAddress address, List<Integer> payloadTypes, int eventPayloadType, String direction) {

    private static final int OWN_EVENTS = 101;

    /** Offers or answers these codecs at that address. */
    static String write(InetAddress host, int port, List<Codec> codecs, int events, String direction, long version) {
        StringBuilder types = new StringBuilder();
        StringBuilder attributes = new StringBuilder();
        for (Codec codec : codecs) {
            types.append(' ').append(codec.payloadType());
            attributes.append("a=rtpmap:%d %s/8000\r\n".formatted(codec.payloadType(), codec.name()));
        }
        if (events >= 0) {
            types.append(' ').append(events);
            attributes.append("a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-16\r\n".formatted(events, events));
        }
        String address = host.getHostAddress();
        return "v=0\r\no=- %d %d IN IP4 %s\r\ns=-\r\nc=IN IP4 %s\r\nt=0 0\r\nm=audio %d RTP/AVP%s\r\n%sa=ptime:20\r\na=%s\r\n"
                .formatted(version, version, address, address, port, types, attributes, direction);
    }

    static String offer(InetAddress host, int port, List<Codec> codecs, long version) {
        return write(host, port, codecs, OWN_EVENTS, "sendrecv", version);
    }

    /** Reads the first audio section; null when there is none or it makes no sense. */
    static @Nullable Sdp parse(byte @Nullable [] body) {
        if (body == null) {
            return null;
        }
        Reader reader = new Reader();
        try {
            new String(body, StandardCharsets.UTF_8).lines().forEach(reader::line);
            return reader.result();
        } catch (IllegalArgumentException | IndexOutOfBoundsException senseless) {
            return null;
        }
    }

    /** What both ends can do, given what this end can; empty when nothing. */
    Optional<MediaFormat> agree(List<Codec> own) {
        return payloadTypes.stream()
                .flatMap(type -> own.stream().filter(codec -> codec.payloadType() == type))
                .findFirst()
                .map(codec -> new MediaFormat(codec, eventPayloadType));
    }

    /** Whether the other end wants to hear us. */
    boolean listens() {
        return (direction.equals("sendrecv") || direction.equals("recvonly"))
                && address.getPort() != 0
                && !address.getAddress().isAnyLocalAddress();
    }

    /** The direction that answers this one. */
    String answeringDirection() {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    private static final class Reader {
        private String sessionHost = "";
        private String audioHost = "";
        private int port = -1;
        private boolean inAudio;
        private boolean otherMedia;
        private int events = -1;
        private String direction = "sendrecv";
        private final List<Integer> types = new ArrayList<>();

        void line(String line) {
            if (line.startsWith("m=")) {
                inAudio = line.startsWith("m=audio ") && port < 0;
                otherMedia = !inAudio;
                if (inAudio) {
                    media(line.split(" "));
                }
            } else if (line.startsWith("c=IN IP4 ")) {
                connection(line.substring(9).split("/")[0].strip());
            } else if (line.startsWith("a=") && !otherMedia) {
                attribute(line.substring(2).strip());
            }
        }

        private void connection(String host) {
            if (inAudio) {
                audioHost = host;
            } else if (!otherMedia) {
                sessionHost = host;
            }
        }

        private void media(String[] words) {
            port = Integer.parseInt(words[1].split("/")[0]);
            for (int i = 3; i < words.length; i++) {
                types.add(Integer.parseInt(words[i].strip()));
            }
        }

        private void attribute(String attribute) {
            String lower = attribute.toLowerCase(Locale.ROOT);
            if (lower.startsWith("rtpmap:") && lower.contains("telephone-event/8000")) {
                events = Integer.parseInt(lower.substring(7).split(" ")[0]);
            } else if (List.of("sendrecv", "sendonly", "recvonly", "inactive").contains(lower)) {
                direction = lower;
            }
        }

        @Nullable
        Sdp result() {
            String host = audioHost.isEmpty() ? sessionHost : audioHost;
            if (port < 0 || host.isEmpty()) {
                return null;
            }
            InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
            return new Sdp(address, List.copyOf(types), events, direction);
        }
    }
}
