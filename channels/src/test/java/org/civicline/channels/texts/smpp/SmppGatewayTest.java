package org.civicline.channels.texts.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.SmsSettings.Smsc;
import org.civicline.channels.texts.SmscPeer;
import org.civicline.channels.texts.coding.TextParts;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.IncomingTexts.Concatenation;
import org.civicline.channels.texts.line.IncomingTexts.IncomingPart;
import org.civicline.channels.texts.line.SmsLine.Submission;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The line against an SMS centre made of another library. */
class SmppGatewayTest {

    private final BlockingQueue<IncomingPart> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<String, Object>> told = new LinkedBlockingQueue<>();
    private volatile boolean databaseDown;
    private SmscPeer peer;
    private SmppGateway gateway;

    @BeforeEach
    void bind() throws Exception {
        peer = new SmscPeer();
        gateway = gateway(peer.port(), SmscPeer.PASSWORD);
        gateway.start();
        peer.awaitBind();
        await(gateway::up);
    }

    @AfterEach
    void unbind() {
        gateway.stop();
        peer.close();
    }

    @Test
    void aChineseTextArrivesWithReceiptsAskedFor() throws Exception {
        Part part = TextParts.of("您的工单已受理", 1).getFirst();

        assertThat(gateway.submit("13800138000", part)).isInstanceOf(Submission.Accepted.class);

        SubmitSm pdu = peer.nextSubmission();
        assertThat(new String(pdu.getShortMessage(), StandardCharsets.UTF_16BE)).isEqualTo("您的工单已受理");
        assertThat(pdu.getDataCoding()).isEqualTo((byte) 8);
        assertThat(pdu.getSourceAddress().getAddress()).isEqualTo("12345");
        assertThat(pdu.getDestAddress().getAddress()).isEqualTo("13800138000");
        assertThat(pdu.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(pdu.getEsmClass()).isZero();
    }

    @Test
    void partsOfALongTextSayThatTheyHaveAHeader() throws Exception {
        List<Part> parts = TextParts.of("长".repeat(100), 7);
        parts.forEach(part -> gateway.submit("+85291234567", part));

        SubmitSm first = peer.nextSubmission();
        assertThat(first.getEsmClass()).isEqualTo(SmppConstants.ESM_CLASS_UDHI_MASK);
        assertThat(first.getShortMessage()).startsWith(5, 0, 3, 7, 2, 1);
        assertThat(first.getDestAddress().getTon()).isEqualTo((byte) 1);
        assertThat(first.getDestAddress().getAddress()).isEqualTo("85291234567");
        assertThat(peer.nextSubmission().getShortMessage()).startsWith(5, 0, 3, 7, 2, 2);
    }

    @Test
    void aBusyCentreIsAskedLaterAndARefusalIsFinal() {
        Part part = TextParts.of("a", 1).getFirst();

        peer.answering(pdu -> SmscPeer.refuse(pdu, SmppConstants.STATUS_THROTTLED));
        assertThat(gateway.submit("13800138000", part)).isEqualTo(new Submission.RetryLater("smpp-0x58"));
        peer.answering(pdu -> SmscPeer.refuse(pdu, SmppConstants.STATUS_INVDSTADR));
        assertThat(gateway.submit("13800138000", part)).isEqualTo(new Submission.Rejected("smpp-0x0b"));
    }

    @Test
    void withoutAnAnswerTheOutcomeIsInDoubt() {
        Part part = TextParts.of("a", 1).getFirst();

        peer.answering(pdu -> null);

        assertThat(gateway.submit("13800138000", part)).isEqualTo(new Submission.InDoubt("no-answer"));
    }

    @Test
    void aBrokenConnectionIsMadeAgainAndTold() throws Exception {
        peer.breakConnection();
        await(() -> !gateway.up());
        assertThat(gateway.submit("13800138000", TextParts.of("a", 1).getFirst()))
                .isInstanceOf(Submission.RetryLater.class);

        peer.awaitBind();
        await(gateway::up);

        assertThat(told).extracting(news -> String.valueOf(news.get("status"))).containsExactly("UP", "DOWN", "UP");
        assertThat(gateway.submit("13800138000", TextParts.of("a", 1).getFirst()))
                .isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void aCentreThatComesBackLaterIsFoundAgain() throws Exception {
        int port = peer.port();
        peer.close();
        await(() -> !gateway.up());
        var health = new SmsHealth(gateway);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");

        peer = new SmscPeer(port);
        peer.awaitBind();
        await(gateway::up);
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void withoutACentreTheLineIsOffAndHealthSaysSo() {
        SmppGateway off = gateway(null, 0, "");
        off.start();

        assertThat(off.isRunning()).isFalse();
        assertThat(new SmsHealth(off).health().getStatus().getCode()).isEqualTo("UNKNOWN");
        assertThat(off.submit("13800138000", TextParts.of("a", 1).getFirst()))
                .isEqualTo(new Submission.RetryLater("not-connected"));
    }

    @Test
    void aTextFromACitizenIsTakenAndAcknowledged() throws Exception {
        assertThat(peer.deliverText("13800138000", "路灯坏了")).isZero();

        IncomingPart part = texts.poll(5, TimeUnit.SECONDS);
        assertThat(part).isNotNull();
        assertThat(part.sender()).isEqualTo("13800138000");
        assertThat(part.recipient()).isEqualTo("12345");
        assertThat(part.alphanumeric()).isFalse();
        assertThat(new String(part.content(), StandardCharsets.UTF_16BE)).isEqualTo("路灯坏了");
    }

    @Test
    void whatCannotBeStoredIsNotAcknowledged() throws Exception {
        databaseDown = true;
        assertThat(peer.deliverText("13800138000", "路灯坏了")).isEqualTo(SmppConstants.STATUS_SYSERR);
        assertThat(peer.deliverReceipt("13800138000", "3e9", "DELIVRD")).isEqualTo(SmppConstants.STATUS_SYSERR);

        databaseDown = false;
        assertThat(peer.deliverText("13800138000", "路灯坏了")).isZero();
    }

    @Test
    void sendersAreWrittenAsContactPointsAre() throws Exception {
        assertThat(senderOf((byte) 1, "8613800138000")).isEqualTo("13800138000");
        assertThat(senderOf((byte) 0, "8613800138000")).isEqualTo("13800138000");
        assertThat(senderOf((byte) 1, "85291234567")).isEqualTo("+85291234567");
        assertThat(senderOf((byte) 0, "010 1234-5678")).isEqualTo("01012345678");
        assertThat(senderOf((byte) 5, "BANK")).isEqualTo("BANK");
    }

    @Test
    void partsAreRecognisedByHeaderOfEitherSizeAndByParameters() throws Exception {
        assertThat(concatenationOf(new byte[] {5, 0, 3, 9, 2, 1, 0x60, (byte) 0xA8}, true))
                .isEqualTo(new Concatenation(9, 2, 1));
        assertThat(concatenationOf(new byte[] {6, 8, 4, 1, 2, 3, 3, 0x60, (byte) 0xA8}, true))
                .isEqualTo(new Concatenation(0x102, 3, 3));
        assertThat(concatenationOf(new byte[] {9, 0x24, 1, 0, 5, 0, 3, 9, 2, 5, 0x60, (byte) 0xA8}, true))
                .isNull();
        assertThat(concatenationOf(new byte[] {(byte) 0xFF, 0, 3}, true)).isNull();

        DeliverSm pdu = SmscPeer.text("13800138000", "半");
        pdu.addOptionalParameter(new Tlv(SmppConstants.TAG_SAR_MSG_REF_NUM, new byte[] {0, 77}));
        pdu.addOptionalParameter(new Tlv(SmppConstants.TAG_SAR_TOTAL_SEGMENTS, new byte[] {2}));
        pdu.addOptionalParameter(new Tlv(SmppConstants.TAG_SAR_SEGMENT_SEQNUM, new byte[] {2}));
        assertThat(delivered(pdu).concatenation()).isEqualTo(new Concatenation(77, 2, 2));
    }

    @Test
    void longTextsInAParameterAreReadToo() throws Exception {
        DeliverSm pdu = SmscPeer.text("13800138000", "");
        pdu.addOptionalParameter(
                new Tlv(SmppConstants.TAG_MESSAGE_PAYLOAD, "长".repeat(200).getBytes(StandardCharsets.UTF_16BE)));

        assertThat(delivered(pdu).content()).hasSize(400);
    }

    @Test
    void receiptsAreReadFromTheirTextAndFromTheirParameters() throws Exception {
        peer.deliverReceipt("8613800138000", "3E9", "DELIVRD");
        assertThat(receipts.poll(5, TimeUnit.SECONDS))
                .isEqualTo(new Receipt("3E9", "13800138000", Status.DELIVERED, "000"));
        peer.deliverReceipt("13800138000", "1", "UNDELIV");
        assertThat(receipts.poll(5, TimeUnit.SECONDS))
                .extracting(Receipt::status)
                .isEqualTo(Status.FAILED);
        peer.deliverReceipt("13800138000", "1", "ACCEPTD");
        assertThat(receipts.poll(5, TimeUnit.SECONDS))
                .extracting(Receipt::status)
                .isEqualTo(Status.PASSING);

        DeliverSm pdu = SmscPeer.receipt("13800138000", "ignored", "DELIVRD");
        pdu.addOptionalParameter(
                new Tlv(SmppConstants.TAG_RECEIPTED_MSG_ID, "77a\0".getBytes(StandardCharsets.US_ASCII)));
        pdu.addOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {3}));
        peer.deliver(pdu);
        assertThat(receipts.poll(5, TimeUnit.SECONDS))
                .isEqualTo(new Receipt("77a", "13800138000", Status.EXPIRED, "000"));
    }

    @Test
    void aReceiptWithoutAnIdIsAcknowledgedAndDropped() throws Exception {
        DeliverSm pdu = SmscPeer.receipt("13800138000", "1", "DELIVRD");
        pdu.setShortMessage("nonsense".getBytes(StandardCharsets.US_ASCII));

        assertThat(peer.deliver(pdu)).isZero();
        assertThat(receipts).isEmpty();
        assertThat(texts).isEmpty();
    }

    @Test
    void aWrongPasswordIsTriedAgainWithPausesAndShownInHealth() throws Exception {
        SmppGateway wrong = gateway(peer.port(), "wrong");
        wrong.start();
        try {
            await(() -> !wrong.trouble().equals("not connected yet"));
            assertThat(wrong.up()).isFalse();
            assertThat(new SmsHealth(wrong).health().getDetails()).containsKey("text");
        } finally {
            wrong.stop();
        }
    }

    private String senderOf(byte ton, String address) throws Exception {
        DeliverSm pdu = SmscPeer.text("1", "x");
        pdu.setSourceAddress(new Address(ton, (byte) 1, address));
        return delivered(pdu).sender();
    }

    private @Nullable Concatenation concatenationOf(byte[] content, boolean header) throws Exception {
        DeliverSm pdu = SmscPeer.text("13800138000", "");
        pdu.setShortMessage(content);
        pdu.setEsmClass(header ? SmppConstants.ESM_CLASS_UDHI_MASK : 0);
        return delivered(pdu).concatenation();
    }

    private IncomingPart delivered(DeliverSm pdu) throws Exception {
        assertThat(peer.deliver(pdu)).isZero();
        IncomingPart part = texts.poll(5, TimeUnit.SECONDS);
        if (part == null) {
            throw new AssertionError("not taken");
        }
        return part;
    }

    private SmppGateway gateway(int port, String password) {
        return gateway("127.0.0.1", port, password);
    }

    private SmppGateway gateway(@Nullable String host, int port, String password) {
        var smsc = new Smsc(host, port, SmscPeer.SYSTEM_ID, password, "12345", 20, 15, 1);
        return new SmppGateway(
                new SmsSettings("12345", "12345热线", 16, 24, 120, 10, null, smsc),
                part -> {
                    refuseWhileDown();
                    texts.add(part);
                },
                receipt -> {
                    refuseWhileDown();
                    receipts.add(receipt);
                },
                new Screens(),
                new Bell());
    }

    private void refuseWhileDown() {
        if (databaseDown) {
            throw new DataAccessResourceFailureException("down");
        }
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(20);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("did not come true in 20 s");
            }
            Thread.sleep(10);
        }
    }

    private final class Screens implements StaffScreens {

        @Override
        public void tell(StaffId staff, String type, Map<String, Object> news) {}

        @Override
        public void tellAll(String type, Map<String, Object> news) {
            told.add(news);
        }
    }
}
