package org.civicline.channels.texts.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.Numbers;
import org.civicline.channels.Texts;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.testkit.MovableClock;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ChannelsTest
class SendingTest {

    @Autowired
    private Texts outbox;

    @Autowired
    private Transactions transactions;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private Preparation preparation;

    @Autowired
    private OutboundTexts texts;

    @Autowired
    private Segments segments;

    @Autowired
    private TextStates states;

    @Autowired
    private ReceiptDesk receipts;

    @Autowired
    private SmsSettings settings;

    @Autowired
    private Citizens citizens;

    @Autowired
    private Interactions interactions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final ContactPoint to = Numbers.next();
    private final String key = "test:" + UUID.randomUUID();
    private final ScriptedLine line = new ScriptedLine();
    private TextSender sender;

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

    @Test
    void aTextIsSentOnceAndItsReceiptEndsItOnTheTimeline() {
        outbox.send(to, "您好", null, key);
        outbox.send(to, "您好", null, key);
        sender.sendDue();

        assertThat(line.submitted).hasSize(1);
        assertThat(state()).isEqualTo("sent");
        assertThat(interaction().result()).isEqualTo("sent");
        assertThat(interaction().inbound()).isFalse();
        assertThat(interaction().channel()).isEqualTo(Channel.SMS);
        assertThat(interaction().text()).isEqualTo("您好");

        receipts.take(receipt("id-1", Status.DELIVERED));
        assertThat(state()).isEqualTo("delivered");
        assertThat(interaction().result()).isEqualTo("delivered");
        sender.sendDue();
        assertThat(line.submitted).hasSize(1);
    }

    @Test
    void nothingIsSentWhatTheWriterRolledBack() {
        new TransactionTemplate(transactionManager).executeWithoutResult(status -> {
            outbox.send(to, "您好", null, key);
            status.setRollbackOnly();
        });
        sender.sendDue();

        assertThat(line.submitted).isEmpty();
    }

    @Test
    void whoWantsNoTextsGetsNoneAndTheTimelineSaysSo() {
        var citizen = citizens.resolve(to);
        citizens.change(citizen, new CommunicationProfile("zh-CN", true, false, false));
        outbox.send(to, "您好", null, key);
        sender.sendDue();

        assertThat(line.submitted).isEmpty();
        assertThat(state()).isEqualTo("not-allowed");
        assertThat(interaction().result()).isEqualTo("not-allowed");
    }

    @Test
    void aLongTextIsDeliveredWhenAllItsPartsAre() {
        outbox.send(to, "长".repeat(150), null, key);
        sender.sendDue();
        assertThat(line.submitted).hasSize(3).allMatch(Part::header);

        receipts.take(receipt("id-1", Status.DELIVERED));
        receipts.take(receipt("id-3", Status.DELIVERED));
        assertThat(state()).isEqualTo("sent");
        receipts.take(receipt("id-2", Status.DELIVERED));
        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void oneUndeliveredPartFailsTheText() {
        outbox.send(to, "长".repeat(100), null, key);
        sender.sendDue();

        receipts.take(receipt("id-2", Status.FAILED));

        assertThat(state()).isEqualTo("failed");
        assertThat(interaction().result()).isEqualTo("failed");
    }

    @Test
    void aReceiptThatBeatsTheAnswerIsNotLost() throws Exception {
        line.next(() -> {
            // the centre delivers before we have kept its answer
            receipts.take(receipt("ab12", Status.DELIVERED));
            return new SmsLine.Submission.Accepted("AB12");
        });
        outbox.send(to, "您好", null, key);
        sender.sendDue();

        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void receiptsMayWriteTheIdInTheOtherNotation() {
        line.next(() -> new SmsLine.Submission.Accepted("3E9"));
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        receipts.take(receipt("0000001001", Status.DELIVERED));
        assertThat(state()).isEqualTo("delivered");

        String second = key + "-2";
        line.next(() -> new SmsLine.Submission.Accepted("1002"));
        outbox.send(to, "您好", null, second);
        sender.sendDue();
        receipts.take(receipt("3ea", Status.EXPIRED));
        assertThat(state(second)).isEqualTo("expired");
    }

    @Test
    void aReceiptForAnotherNumberIsNotMistaken() {
        line.next(() -> new SmsLine.Submission.Accepted("55"));
        outbox.send(to, "您好", null, key);
        sender.sendDue();

        receipts.take(new Receipt("55", Numbers.next().value(), Status.DELIVERED, null));

        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void aBusyCentreIsAskedAgainWithGrowingPausesAndOnlyForWhatIsMissing() {
        line.next(() -> new SmsLine.Submission.Accepted("part-one"));
        line.next(() -> new SmsLine.Submission.RetryLater("smpp-0x58"));
        outbox.send(to, "长".repeat(100), null, key);
        sender.sendDue();
        assertThat(state()).isEqualTo("queued");
        sender.sendDue();
        assertThat(line.submitted).hasSize(2);

        clock.forward(Duration.ofSeconds(6));
        sender.sendDue();

        assertThat(state()).isEqualTo("sent");
        assertThat(line.submitted).hasSize(3);
        assertThat(line.submitted.get(2).content()[5]).isEqualTo((byte) 2);
        assertThat(line.submitted.get(2).content()[3])
                .isEqualTo(line.submitted.get(0).content()[3]);
        assertThat(TextSending.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(TextSending.pauseAfter(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(TextSending.pauseAfter(50)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRefusalIsFinal() {
        line.next(() -> new SmsLine.Submission.Rejected("smpp-0x0b"));
        outbox.send(to, "您好", null, key);
        sender.sendDue();

        assertThat(state()).isEqualTo("failed");
        assertThat(interaction().result()).isEqualTo("failed");
        clock.forward(Duration.ofHours(1));
        sender.sendDue();
        assertThat(line.submitted).hasSize(1);
    }

    @Test
    void inDoubtAReceiptThatFitsNothingElseSettlesIt() {
        line.next(() -> new SmsLine.Submission.InDoubt("no-answer"));
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        assertThat(state()).isEqualTo("queued");
        receipts.take(receipt("never-told", Status.DELIVERED));

        clock.forward(Duration.ofSeconds(121));
        sender.sendDue();

        assertThat(line.submitted).hasSize(1);
        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void inDoubtWithoutAReceiptItIsSentAgainAndTheRepetitionIsCounted() {
        line.next(() -> new SmsLine.Submission.InDoubt("no-answer"));
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        clock.forward(Duration.ofSeconds(119));
        sender.sendDue();
        assertThat(line.submitted).hasSize(1);

        clock.forward(Duration.ofSeconds(2));
        sender.sendDue();

        assertThat(line.submitted).hasSize(2);
        assertThat(state()).isEqualTo("sent");
        assertThat(repeats()).isEqualTo(1);
    }

    @Test
    void whatADeadSenderWasSubmittingIsInDoubtAndNotLost() {
        outbox.send(to, "您好", null, key);
        OutboundText claimed =
                texts.claim(clock.instant(), clock.instant().plusSeconds(90), 1).getFirst();
        preparation.prepare(claimed, 1); // and here the process dies
        sender.sweep();
        sender.sendDue();
        assertThat(line.submitted).isEmpty();

        clock.forward(Duration.ofSeconds(91));
        sender.sweep();
        clock.forward(Duration.ofSeconds(121));
        sender.sendDue();

        assertThat(line.submitted).hasSize(1);
        assertThat(state()).isEqualTo("sent");
        assertThat(repeats()).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesAfterTheLeaseIsStillKept() {
        line.next(() -> {
            clock.forward(Duration.ofSeconds(100));
            sender.sweep();
            return new SmsLine.Submission.Accepted("late");
        });
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        clock.forward(Duration.ofSeconds(121));
        sender.sendDue();

        assertThat(line.submitted).hasSize(1);
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void whatCouldNotBeSentForADayIsGivenUp() {
        line.up = false;
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        assertThat(state()).isEqualTo("queued");

        clock.forward(Duration.ofHours(25));
        sender.sweep();

        assertThat(state()).isEqualTo("expired");
    }

    @Test
    void manySendersSendEachTextOnce() throws Exception {
        int many = 60;
        for (int i = 0; i < many; i++) {
            outbox.send(Numbers.next(), "第" + i + "条", null, key + i);
        }
        var done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            TextSender one = sender(line);
            Thread.ofVirtual().start(() -> {
                one.sendDue();
                done.countDown();
            });
        }

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(line.submitted).hasSize(many);
        assertThat(count("sent")).isEqualTo(many);
    }

    @Test
    void aTextThatCannotBeOneIsRefusedAtOnce() {
        assertThatThrownBy(() -> outbox.send(to, " \u0007 ", null, key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outbox.send(to, "长".repeat(20_000), null, key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> outbox.send(new ContactPoint(ContactPoint.Kind.EMAIL, "a@example.com"), "您好", null, key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TextSender sender(SmsLine through) {
        var sending =
                new TextSending(transactions, preparation, texts, segments, states, receipts, through, settings, clock);
        return new TextSender(transactions, texts, sending, states, receipts, through, settings, new Bell(), clock);
    }

    private Receipt receipt(String id, Status status) {
        return new Receipt(id, to.value(), status, null);
    }

    private String state() {
        return state(key);
    }

    private String state(String of) {
        return jdbc.sql("select state from channels.outbound_text where key = :key")
                .param("key", of)
                .query(String.class)
                .single();
    }

    private int count(String state) {
        return jdbc.sql("select count(*) from channels.outbound_text where state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private int repeats() {
        return jdbc.sql("select sum(repeats) from channels.text_segment")
                .query(Integer.class)
                .single();
    }

    private InteractionView interaction() {
        UUID id = jdbc.sql("select id from channels.outbound_text where key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
        return interactions.findByReference(Channel.SMS, "text:" + id).orElseThrow();
    }

    /** Accepts with {@code id-1}, {@code id-2} …, unless told otherwise. */
    private static final class ScriptedLine implements SmsLine {

        final List<Part> submitted = Collections.synchronizedList(new ArrayList<>());
        private final Deque<Supplier<Submission>> script = new ArrayDeque<>();
        private final AtomicInteger ids = new AtomicInteger();
        volatile boolean up = true;

        synchronized void next(Supplier<Submission> submission) {
            script.add(submission);
        }

        @Override
        public boolean up() {
            return up;
        }

        @Override
        public synchronized Submission submit(String recipient, Part part) {
            submitted.add(part);
            int id = ids.incrementAndGet();
            Supplier<Submission> told = script.poll();
            return told == null ? new Submission.Accepted("id-" + id) : told.get();
        }
    }
}
