package org.civicline.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.civicline.simulators.smsc.TextMessage.Direction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmscSimulatorTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CITIZEN = "13800138000";
    private static final String LONG_TEXT =
            "市民您好，您反映的路灯不亮问题已由城管局处理完毕😀。".repeat(12).substring(0, 300);

    enum Library {
        JSMPP,
        CLOUDHOPPER
    }

    @TempDir
    private Path folder;

    private final List<Esme> clients = new ArrayList<>();
    private SmscSimulator centre;

    @BeforeEach
    void start() throws IOException {
        centre = SmscSimulator.start(settings(0), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        clients.forEach(Esme::close);
        centre.close();
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aLongChineseTextWithEmojiArrivesWhole(Library library) throws Exception {
        Esme esme = bind(library);
        Parts parts = Parts.of(LONG_TEXT, 77);
        assertThat(parts.bodies()).hasSize(5);
        for (byte[] body : parts.bodies().reversed()) {
            esme.submit("12345", CITIZEN, 0x40, parts.dataCoding(), body, Map.of());
        }

        TextMessage received = centre.await(message -> true, SOON);
        assertThat(received.text()).isEqualTo(LONG_TEXT);
        assertThat(received.citizen()).isEqualTo(CITIZEN);
        assertThat(received.service()).isEqualTo("12345");
        assertThat(received.direction()).isEqualTo(Direction.TO_CITIZEN);
        assertThat(received.parts()).isEqualTo(5);
        assertThat(received.messageIds()).doesNotHaveDuplicates().hasSize(5);
        assertThat(centre.messages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aLongTextWrittenByACitizenIsDeliveredInParts(Library library) throws Exception {
        Esme esme = bind(library);
        CompletableFuture<TextMessage> sent = centre.send(CITIZEN, "12345", LONG_TEXT);

        StringBuilder text = new StringBuilder();
        for (int part = 1; part <= 5; part++) {
            Esme.Delivered delivered = esme.next();
            assertThat(delivered.partNumber()).isEqualTo(part);
            assertThat(delivered.dataCoding()).isEqualTo(8);
            assertThat(delivered.from()).isEqualTo(CITIZEN);
            assertThat(delivered.to()).isEqualTo("12345");
            assertThat(delivered.body().length).isLessThanOrEqualTo(140);
            text.append(new String(delivered.withoutHeader(), StandardCharsets.UTF_16BE));
        }
        assertThat(text).hasToString(LONG_TEXT);
        sent.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aRatingTravelsInTheDefaultAlphabet(Library library) throws Exception {
        Esme esme = bind(library);
        centre.send(CITIZEN, "12345", "5").get(10, TimeUnit.SECONDS);

        Esme.Delivered delivered = esme.next();
        assertThat(delivered.dataCoding()).isZero();
        assertThat(delivered.body()).containsExactly('5');
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void segmentsNamedByParametersAndPayloadsArriveWhole(Library library) throws Exception {
        Esme esme = bind(library);
        byte[] first = "第一段。".getBytes(StandardCharsets.UTF_16BE);
        byte[] second = "第二段。".getBytes(StandardCharsets.UTF_16BE);
        esme.submit("12345", CITIZEN, 0, 8, second, sar(2));
        esme.submit("12345", CITIZEN, 0, 8, first, sar(1));
        esme.submit(
                "12345",
                CITIZEN,
                0,
                8,
                new byte[0],
                Map.of((short) 0x0424, LONG_TEXT.getBytes(StandardCharsets.UTF_16BE)));

        centre.await(message -> message.text().equals(LONG_TEXT), SOON);
        assertThat(centre.messages(CITIZEN)).extracting(TextMessage::text).containsExactly("第一段。第二段。", LONG_TEXT);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void everyPartGetsItsReceipt(Library library) throws Exception {
        Esme esme = bind(library);
        centre.faults().nextFate(1, Faults.Fate.UNDELIV);
        String lost = submit(esme, "a");
        assertThat(esme.next().ascii()).startsWith("id:" + lost).contains("stat:UNDELIV", "err:012", "dlvrd:000");
        String delivered = submit(esme, "b");
        Esme.Delivered receipt = esme.next();
        assertThat(receipt.receipt()).isTrue();
        assertThat(receipt.from()).isEqualTo(CITIZEN);
        assertThat(receipt.ascii()).startsWith("id:" + delivered).contains("stat:DELIVRD", "err:000", "dlvrd:001");
    }

    @Test
    void receiptsAreHeldOnDemand() throws Exception {
        Esme esme = bind(Library.JSMPP);
        centre.faults().holdReceipts();
        submit(esme, "a");
        centre.send(CITIZEN, "12345", "after").get(10, TimeUnit.SECONDS);
        assertThat(esme.next().receipt()).isFalse();
        centre.faults().releaseReceipts();

        assertThat(esme.next().receipt()).isTrue();
    }

    @Test
    void throttlingAndRefusalsAreAnsweredAsSuch() throws Exception {
        Esme esme = bind(Library.JSMPP);
        centre.faults().throttleNext(1);
        centre.faults().refuseNext(1, 0x0b);

        assertThatThrownBy(() -> submit(esme, "a")).hasMessageContaining(" 88");
        assertThatThrownBy(() -> submit(esme, "b")).hasMessageContaining(" 11");
        submit(esme, "c");
        assertThat(centre.messages()).extracting(TextMessage::text).containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theConnectionBreaksOnDemandBeforeOrAfterTheMessageIsTaken(boolean taken) throws Exception {
        Esme esme = bind(Library.JSMPP);
        if (taken) {
            centre.faults().dropConnectionAfterTakingNext(1);
        } else {
            centre.faults().dropConnectionAtNext(1);
        }

        assertThatThrownBy(() -> submit(esme, "a")).isNotInstanceOf(Esme.Refused.class);
        assertThat(centre.messages()).hasSize(taken ? 1 : 0);
        submit(bind(Library.JSMPP), "b");
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aCitizensTextIsDeliveredAgainUntilAcknowledgedAndKeepsItsOrder(Library library) throws Exception {
        Esme esme = bind(library);
        esme.answers.addAll(List.of(0x08, 0x64, 0x14));
        CompletableFuture<TextMessage> first = centre.send(CITIZEN, "12345", "1");
        CompletableFuture<TextMessage> second = centre.send(CITIZEN, "12345", "2");

        assertThat(esme.next().ascii()).isEqualTo("1");
        assertThat(esme.next().ascii()).isEqualTo("2");
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertThat(esme.answers).isEmpty();
    }

    @Test
    void aTextWrittenWhileNobodyIsBoundWaits() throws Exception {
        CompletableFuture<TextMessage> sent = centre.send(CITIZEN, "12345", "有人吗");
        Esme esme = bind(Library.CLOUDHOPPER);

        assertThat(new String(esme.next().body(), StandardCharsets.UTF_16BE)).isEqualTo("有人吗");
        sent.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLostConnectionLosesNothing() throws Exception {
        Esme first = bind(Library.JSMPP);
        for (int i = 0; i < 20; i++) {
            first.answers.add(0x08);
        }
        CompletableFuture<TextMessage> sent = centre.send(CITIZEN, "12345", "text");
        centre.dropConnections();
        Esme second = bind(Library.JSMPP);

        assertThat(second.next().ascii()).isEqualTo("text");
        sent.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRestartKeepsMessagesAndWhatWasNotAcknowledged() throws Exception {
        Esme esme = bind(Library.JSMPP);
        submit(esme, "to the citizen");
        centre.send(CITIZEN, "12345", "acknowledged").get(10, TimeUnit.SECONDS);
        clients.removeLast().close();
        centre.send(CITIZEN, "12345", "waiting");
        List<TextMessage> before = centre.messages();
        centre.close();
        Files.writeString(folder.resolve("smsc.jsonl"), "{\"message\":{\"id\":", StandardOpenOption.APPEND);
        centre = SmscSimulator.start(settings(0), Clock.systemUTC());

        assertThat(centre.messages()).isEqualTo(before).hasSize(3);
        Esme again = bind(Library.JSMPP);
        assertThat(again.next().ascii()).isEqualTo("waiting");
        centre.send(CITIZEN, "12345", "new").get(10, TimeUnit.SECONDS);
        assertThat(again.next().ascii()).isEqualTo("new");
        assertThat(centre.messages()).extracting(TextMessage::id).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void onlyWhoKnowsThePasswordBinds() throws Exception {
        assertThatThrownBy(() -> new JsmppEsme(centre.port(), "hotline", "wrong"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new JsmppEsme(centre.port(), "other", "secret"))
                .isInstanceOf(IOException.class);
        centre.faults().refuseBinds(true);
        assertThatThrownBy(() -> bind(Library.JSMPP)).isInstanceOf(IOException.class);
        centre.faults().refuseBinds(false);

        bind(Library.CLOUDHOPPER);
        // the one who binds may have its answer a moment before the centre has entered it
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (centre.boundSessions() == 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(centre.boundSessions()).isEqualTo(1);
    }

    @Test
    void numbersAndTextsThatCannotBeSentAreRefused() {
        assertThatThrownBy(() -> centre.send("1".repeat(21), "12345", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> centre.send("", "12345", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> centre.send(CITIZEN, "12345", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> centre.send(CITIZEN, "12345", "字".repeat(18_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(centre.messages()).isEmpty();
    }

    private SmscSettings settings(int port) {
        return SmscSettings.of(port, "hotline", "secret")
                .keptIn(folder.resolve("smsc.jsonl"))
                .hurried();
    }

    private Esme bind(Library library) throws Exception {
        Esme esme = library == Library.JSMPP
                ? new JsmppEsme(centre.port(), "hotline", "secret")
                : new CloudhopperEsme(centre.port(), "hotline", "secret");
        clients.add(esme);
        return esme;
    }

    private static String submit(Esme esme, String text) throws Exception {
        return esme.submit("12345", CITIZEN, 0, 0, text.getBytes(StandardCharsets.US_ASCII), Map.of());
    }

    private static Map<Short, byte[]> sar(int segment) {
        return Map.of(
                (short) 0x020c, new byte[] {0, 9},
                (short) 0x020e, new byte[] {2},
                (short) 0x020f, new byte[] {(byte) segment});
    }
}
