package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.Texts;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.coding.PlainText;
import org.civicline.channels.texts.coding.TextParts;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.ContactPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The outbox: a row in the transaction of whoever has something to say. */
@Component
class TextOutbox implements Texts {

    private final Transactions transactions;
    private final OutboundTexts texts;
    private final Bell textBell;
    private final Clock clock;

    TextOutbox(Transactions transactions, OutboundTexts texts, Bell textBell, Clock clock) {
        this.transactions = transactions;
        this.texts = texts;
        this.textBell = textBell;
        this.clock = clock;
    }

    @Override
    public boolean send(ContactPoint to, String text, @Nullable String ticketNumber, String key) {
        return add(to, text, null, ticketNumber, key);
    }

    @Override
    public Optional<Standing> standing(String key) {
        return texts.standing(key);
    }

    @Override
    public int parts(String text) {
        return TextParts.of(body(text), 0).size();
    }

    /** The same for whoever knows the ticket itself. */
    boolean add(ContactPoint to, String text, @Nullable UUID ticket, @Nullable String ticketNumber, String key) {
        String body = body(text);
        if (body.isEmpty() || to.kind() != ContactPoint.Kind.PHONE) {
            throw new IllegalArgumentException("a text needs words and a phone number");
        }
        TextParts.of(body, 0); // refuses what is too long
        return transactions.call(() -> {
            boolean added = texts.insert(Ids.next(clock), key, to, body, ticket, ticketNumber, clock.instant());
            if (added) {
                Transactions.afterCommit(textBell::ring);
            }
            return added;
        });
    }

    private static String body(String text) {
        return PlainText.of(text).strip();
    }
}
