package org.civicline.channels.texts.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.civicline.channels.Numbers;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.ContactPoint;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A text on its way to the citizen, and what receipts tell of it. */
class SendingTest extends SendingWork {

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
    void aTextThatCannotBeOneIsRefusedAtOnce() {
        assertThatThrownBy(() -> outbox.send(to, " \u0007 ", null, key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outbox.send(to, "长".repeat(20_000), null, key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> outbox.send(new ContactPoint(ContactPoint.Kind.EMAIL, "a@example.com"), "您好", null, key))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
