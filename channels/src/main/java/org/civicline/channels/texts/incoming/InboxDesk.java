package org.civicline.channels.texts.incoming;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.TextMetrics;
import org.civicline.channels.texts.coding.PlainText;
import org.civicline.channels.texts.coding.TextDecoding;
import org.civicline.channels.texts.incoming.InboundParts.LongText;
import org.civicline.channels.texts.incoming.InboundParts.Part;
import org.civicline.channels.texts.line.IncomingTexts;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.springframework.stereotype.Component;

/** Takes texts off the line into the database, joining the parts of long ones. */
@Component
class InboxDesk implements IncomingTexts {

    private static final Duration PARTS_REPEATED_WITHIN = Duration.ofHours(1);
    private static final String GAP = "[…]";

    private final Transactions transactions;
    private final InboundTexts texts;
    private final InboundParts parts;
    private final TextMetrics metrics;
    private final SmsSettings settings;
    private final Bell inboxBell;
    private final Clock clock;

    InboxDesk(
            Transactions transactions,
            InboundTexts texts,
            InboundParts parts,
            TextMetrics metrics,
            SmsSettings settings,
            Bell inboxBell,
            Clock clock) {
        this.transactions = transactions;
        this.texts = texts;
        this.parts = parts;
        this.metrics = metrics;
        this.settings = settings;
        this.inboxBell = inboxBell;
        this.clock = clock;
    }

    @Override
    public void take(IncomingPart part) {
        Instant received = Columns.micros(clock.instant());
        transactions.run(() -> {
            texts.lockSender(part.sender());
            Concatenation concatenation = part.concatenation();
            if (concatenation == null) {
                takeWhole(part, received);
            } else {
                takePart(part, LongText.of(part, concatenation), concatenation.number(), received);
            }
        });
    }

    private void takeWhole(IncomingPart part, Instant received) {
        String fingerprint = fingerprint(part.dataCoding(), part.content());
        if (texts.repeated(part, fingerprint, received)) {
            metrics.count("received-again");
            return;
        }
        store(part, TextDecoding.decode(part.dataCoding(), part.content()), fingerprint, received);
    }

    private void takePart(IncomingPart part, LongText set, int number, Instant received) {
        if (parts.has(set, number, part.content(), received.minus(PARTS_REPEATED_WITHIN))) {
            metrics.count("received-again");
            return;
        }
        if (parts.open(set).stream().anyMatch(open -> open.number() == number)) {
            // the handset uses the reference again: what came before stays incomplete
            join(set, part);
        }
        parts.insert(Ids.next(clock), new Part(set, number, part.dataCoding(), part.content(), received));
        if (parts.open(set).size() == set.total()) {
            join(set, part);
        }
    }

    /** Long texts whose missing parts never came are taken as far as they go. */
    void joinIncomplete() {
        for (LongText set : parts.waitingSince(clock.instant().minus(settings.parts()))) {
            transactions.run(() -> {
                texts.lockSender(set.sender());
                join(
                        set,
                        new IncomingPart(set.sender(), false, set.recipient(), 0, new byte[0], null, "incomplete", 0));
            });
        }
    }

    private void join(LongText set, IncomingPart last) {
        List<Part> open = parts.open(set);
        if (open.isEmpty()) {
            return;
        }
        Instant received =
                open.stream().map(Part::receivedAt).min(Instant::compareTo).orElseThrow();
        UUID id = store(last, joined(open, set.total()), "", received);
        parts.joined(set, id);
    }

    /** Octets are joined before they become characters: a character may lie across two parts. */
    private static String joined(List<Part> open, int total) {
        var text = new StringBuilder();
        var octets = new ByteArrayOutputStream();
        int coding = open.getFirst().dataCoding();
        for (int number = 1; number <= total; number++) {
            Optional<Part> part = part(open, number);
            if (part.isEmpty() || part.get().dataCoding() != coding) {
                text.append(TextDecoding.decode(coding, octets.toByteArray()));
                octets.reset();
            }
            if (part.isEmpty()) {
                text.append(GAP);
            } else {
                coding = part.get().dataCoding();
                octets.writeBytes(part.get().content());
            }
        }
        return text.append(TextDecoding.decode(coding, octets.toByteArray())).toString();
    }

    private static Optional<Part> part(List<Part> open, int number) {
        return open.stream().filter(one -> one.number() == number).findFirst();
    }

    private UUID store(IncomingPart part, String body, String fingerprint, Instant received) {
        UUID id = Ids.next(clock);
        texts.insert(id, part, PlainText.of(body), fingerprint, received, Columns.micros(clock.instant()));
        Transactions.afterCommit(() -> {
            metrics.count("received");
            inboxBell.ring();
        });
        return id;
    }

    private static String fingerprint(int dataCoding, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(dataCoding).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
