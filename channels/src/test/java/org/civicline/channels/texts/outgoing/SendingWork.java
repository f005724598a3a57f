package org.civicline.channels.texts.outgoing;

import java.util.UUID;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.Numbers;
import org.civicline.channels.Texts;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.testkit.MovableClock;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** An outbox, a sender, and an SMS centre that does as told. */
@ChannelsTest
abstract class SendingWork {

    @Autowired
    Texts outbox;

    @Autowired
    Transactions transactions;

    @Autowired
    PlatformTransactionManager transactionManager;

    @Autowired
    Preparation preparation;

    @Autowired
    OutboundTexts texts;

    @Autowired
    Segments segments;

    @Autowired
    TextStates states;

    @Autowired
    ReceiptDesk receipts;

    @Autowired
    SmsSettings settings;

    @Autowired
    Citizens citizens;

    @Autowired
    Interactions interactions;

    @Autowired
    SealedWords sealed;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    final ContactPoint to = Numbers.next();
    final String key = "test:" + UUID.randomUUID();
    final ScriptedLine line = new ScriptedLine();
    TextSender sender;

    @BeforeEach
    void wireALineThatDoesAsTold() {
        jdbc.sql("truncate channels.outbound_text, channels.text_segment, channels.text_receipt")
                .update();
        sender = sender(line);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    TextSender sender(SmsLine through) {
        var sending = new TextSending(
                transactions, preparation, texts, segments, states, receipts, through, sealed, settings, clock);
        return new TextSender(transactions, texts, sending, states, receipts, through, settings, new Bell(), clock);
    }

    Receipt receipt(String id, Status status) {
        return new Receipt(id, to.value(), status, null);
    }

    String state() {
        return state(key);
    }

    String state(String of) {
        return jdbc.sql("select state from channels.outbound_text where key = :key")
                .param("key", of)
                .query(String.class)
                .single();
    }

    int count(String state) {
        return jdbc.sql("select count(*) from channels.outbound_text where state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    int repeats() {
        return jdbc.sql("select sum(repeats) from channels.text_segment")
                .query(Integer.class)
                .single();
    }

    InteractionView interaction() {
        UUID id = jdbc.sql("select id from channels.outbound_text where key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
        return interactions.findByReference(Channel.SMS, "text:" + id).orElseThrow();
    }
}
