package org.civicline.channels.texts.outgoing;

import java.time.Clock;
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
    public void send(ContactPoint to, String text, @Nullable String ticketNumber, String key) {
        add(to, text, null, ticketNumber, key);
    }

    /** The same for whoever knows the ticket itself. */
    void add(ContactPoint to, String text, @Nullable UUID ticket, @Nullable String ticketNumber, String key) {
        String body = PlainText.of(text).strip();
        if (body.isEmpty() || to.kind() != ContactPoint.Kind.PHONE) {
            throw new IllegalArgumentException("a text needs words and a phone number");
        }
        TextParts.of(body, 0); // refuses what is too long
        transactions.run(() -> {
            if (texts.insert(Ids.next(clock), key, to, body, ticket, ticketNumber, clock.instant())) {
                Transactions.afterCommit(textBell::ring);
            }
        });
    }
}
