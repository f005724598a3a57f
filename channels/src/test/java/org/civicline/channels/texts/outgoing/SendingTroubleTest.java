package org.civicline.channels.texts.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.Numbers;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Quiet;
import org.junit.jupiter.api.Test;

/** What becomes of a text when the SMS centre is busy, refuses it, does not answer, or is away. */
class SendingTroubleTest extends SendingWork {

    @Test
    void whoIsNotToBeDisturbedNowGetsTheTextLater() {
        LocalTime now =
                LocalTime.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES);
        citizens.change(
                        citizens.resolve(to),
                        new CommunicationProfile(
                                "zh-CN", true, true, false, new Quiet(now.minusHours(1), now.plusHours(2))))
                .orThrow();
        outbox.send(to, "您好", null, key);
        sender.sendDue();
        assertThat(line.submitted).isEmpty();
        assertThat(state()).isEqualTo("queued");

        clock.forward(Duration.ofMinutes(118));
        sender.sendDue();
        assertThat(line.submitted).isEmpty();
        clock.forward(Duration.ofMinutes(3));
        sender.sendDue();
        assertThat(line.submitted).hasSize(1);
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
    void whatIsWrittenToOneNumberGoesInItsOrderAlsoWhenTheFirstHasToWait() {
        line.nextTo(to.value(), () -> new SmsLine.Submission.RetryLater("smpp-0x58"));
        for (String text : List.of("一", "二", "三")) {
            outbox.send(to, text, null, key + text);
        }
        outbox.send(Numbers.next(), "别人", null, key + "-other");
        sender.sendDue();
        assertThat(line.submitted).extracting(ScriptedLine::text).containsExactlyInAnyOrder("一", "别人");

        clock.forward(Duration.ofSeconds(6));
        sender.sendDue();

        assertThat(line.submitted)
                .extracting(ScriptedLine::text)
                .filteredOn(text -> !text.equals("别人"))
                .containsExactly("一", "一", "二", "三");
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
}
