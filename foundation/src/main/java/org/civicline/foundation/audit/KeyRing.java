package org.civicline.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The public keys a city has signed seals with, oldest first. Each but the first is endorsed by the one before it, so
 * whoever trusts one of them can follow to the later ones.
 */
public final class KeyRing {

    private record Link(PublicSealKey key, String endorsement) {

        String text() {
            return key.text() + ":" + endorsement;
        }

        boolean endorsedBy(PublicSealKey before) {
            return !endorsement.isEmpty()
                    && before.verifies(statement(key), Base64.getDecoder().decode(endorsement));
        }
    }

    private final List<Link> links;

    private KeyRing(List<Link> links) {
        this.links = List.copyOf(links);
    }

    /** Of a city's first key. */
    public static KeyRing of(PublicSealKey first) {
        return new KeyRing(List.of(new Link(first, "")));
    }

    /** Reads what {@link #text} gave; lines and commas separate keys, lines that begin with {@code #} are passed over. */
    public static KeyRing parse(String text) {
        List<Link> links = new ArrayList<>();
        for (String one : text.replaceAll("(?m)^\\s*#.*$", "").split("[,\\s]+", -1)) {
            if (!one.isEmpty()) {
                int colon = one.indexOf(':');
                String key = colon < 0 ? one : one.substring(0, colon);
                links.add(new Link(PublicSealKey.parse(key), colon < 0 ? "" : one.substring(colon + 1)));
            }
        }
        if (links.isEmpty()) {
            throw new IllegalArgumentException("there is no public key in it");
        }
        return new KeyRing(links);
    }

    /** All of them, on one line: {@code key:endorsement,key:endorsement}. */
    public String text() {
        return links.stream().map(Link::text).collect(Collectors.joining(","));
    }

    /** With one more, which the newest endorses and which is the newest from then on. */
    public KeyRing followedBy(PublicSealKey next, SigningKey newest) {
        if (!newest.open().id().equals(newest().id())) {
            throw new IllegalArgumentException("only the newest key endorses the next");
        }
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(next, Base64.getEncoder().encodeToString(newest.sign(statement(next)))));
        return new KeyRing(more);
    }

    /** With those keys of the other ring that follow from ours by endorsement, and no others. */
    public KeyRing followedThrough(KeyRing other) {
        List<Link> more = new ArrayList<>(links);
        for (Link link : other.links) {
            boolean known = more.stream()
                    .anyMatch(one -> one.key().id().equals(link.key().id()));
            if (!known && link.endorsedBy(more.getLast().key())) {
                more.add(link);
            }
        }
        return new KeyRing(more);
    }

    public PublicSealKey newest() {
        return links.getLast().key();
    }

    public List<PublicSealKey> keys() {
        return links.stream().map(Link::key).toList();
    }

    Optional<PublicSealKey> find(String id) {
        return position(id).stream().mapToObj(at -> links.get(at).key()).findFirst();
    }

    /** Its place in the order of use. */
    OptionalInt position(String id) {
        return IntStream.range(0, links.size())
                .filter(at -> links.get(at).key().id().equals(id))
                .findFirst();
    }

    private static byte[] statement(PublicSealKey key) {
        return ("civicline audit key 1\n" + key.text()).getBytes(StandardCharsets.UTF_8);
    }
}
