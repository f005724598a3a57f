package org.civicline.channels.texts.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.Numbers;
import org.civicline.channels.texts.line.IncomingTexts.Concatenation;
import org.civicline.channels.texts.line.IncomingTexts.IncomingPart;
import org.civicline.testkit.MovableClock;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Recognition;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChannelsTest
class InboxTest {

    private static final int UCS2 = 8;

    @Autowired
    private InboxDesk inbox;

    @Autowired
    private Citizens citizens;

    @Autowired
    private Interactions interactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private final ContactPoint from = Numbers.next();
    private final AtomicInteger sequence = new AtomicInteger();
    private String session = "session-1";

    @BeforeEach
    void emptyInbox() throws Exception {
        await(() -> count("select count(*) from channels.inbound_text where state = 'received'") == 0);
        jdbc.sql("truncate channels.inbound_text, channels.inbound_part, channels.outbound_text, channels.text_segment")
                .update();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aTextFromANewNumberMakesACitizenAnInteractionAndAnAnswer() throws Exception {
        take("路灯坏了");

        assertThat(outcomes()).containsExactly("help");
        assertThat(citizens.recognise(from)).isInstanceOf(Recognition.Known.class);
        InteractionView interaction = theInteraction();
        assertThat(interaction.inbound()).isTrue();
        assertThat(interaction.text()).isEqualTo("路灯坏了");
        assertThat(interaction.point()).isEqualTo(from);
        assertThat(interaction.result()).isEqualTo("received");
        assertThat(answers()).hasSize(1).first().asString().contains("12345").contains("已收到");
    }

    @Test
    void theAnswerComesAtMostOnceAnHour() throws Exception {
        take("路灯坏了");
        take("在吗");
        assertThat(answers()).hasSize(1);

        clock.forward(Duration.ofMinutes(61));
        take("还在吗");

        assertThat(answers()).hasSize(2);
        assertThat(outcomes()).containsExactly("help", "help", "help");
    }

    @Test
    void theAnswerIsInTheCitizensLanguage() throws Exception {
        var citizen = citizens.resolve(from);
        citizens.change(citizen, new CommunicationProfile("en", true, true, false));

        take("hello");

        assertThat(answers()).first().asString().startsWith("[12345] Your text is received");
    }

    @Test
    void aDigitNobodyAskedForIsAnsweredLikeAnyText() throws Exception {
        take("5");

        assertThat(outcomes()).containsExactly("help");
        assertThat(answers()).hasSize(1);
    }

    @Test
    void aSenderThatIsNoNumberIsRecordedAndNotAnswered() throws Exception {
        inbox.take(new IncomingPart("BANK", true, "12345", UCS2, utf16("您的验证码"), null, session, 1));
        inbox.take(new IncomingPart("not-a-number", false, "12345", UCS2, utf16("喂"), null, session, 2));
        awaitDone();

        assertThat(outcomes()).containsExactly("recorded", "recorded");
        assertThat(answers()).isEmpty();
        List<String> texts =
                jdbc.sql("select id from channels.inbound_text order by received_at").query(UUID.class).list().stream()
                        .map(id -> interactions
                                .findByReference(Channel.SMS, "from:" + id)
                                .orElseThrow())
                        .peek(interaction -> assertThat(interaction.citizen()).isNull())
                        .map(InteractionView::text)
                        .toList();
        assertThat(texts).containsExactly("您的验证码", "喂");
    }

    @Test
    void controlCharactersAndEmojiDoNoHarm() throws Exception {
        take("噪声\0太大\u0007😀\r\n谢谢");

        assertThat(theInteraction().text()).isEqualTo("噪声太大😀\n谢谢");
    }

    @Test
    void aTextWithoutWordsIsRecorded() throws Exception {
        take("");

        assertThat(outcomes()).containsExactly("help");
    }

    @Test
    void partsAreJoinedInWhateverOrderTheyCome() throws Exception {
        byte[] octets = utf16("第一部分很长😀第二部分");
        // cut through the middle of the emoji
        byte[] first = Arrays.copyOf(octets, 14);
        byte[] second = Arrays.copyOfRange(octets, 14, octets.length);

        part(second, 7, 2, 2);
        assertThat(count("select count(*) from channels.inbound_text")).isZero();
        part(first, 7, 2, 1);
        awaitDone();

        assertThat(theInteraction().text()).isEqualTo("第一部分很长😀第二部分");
    }

    @Test
    void aPartDeliveredTwiceIsOnePart() throws Exception {
        part(utf16("甲"), 7, 2, 1);
        part(utf16("甲"), 7, 2, 1);
        part(utf16("乙"), 7, 2, 2);
        part(utf16("乙"), 7, 2, 2);
        awaitDone();

        assertThat(theInteraction().text()).isEqualTo("甲乙");
    }

    @Test
    void partsThatNeverComeLeaveAGapAndNothingIsLost() throws Exception {
        part(utf16("甲"), 7, 3, 1);
        part(utf16("丙"), 7, 3, 3);
        inbox.joinIncomplete();
        assertThat(count("select count(*) from channels.inbound_text")).isZero();

        clock.forward(Duration.ofMinutes(11));
        inbox.joinIncomplete();
        awaitDone();

        assertThat(theInteraction().text()).isEqualTo("甲[…]丙");
    }

    @Test
    void aReferenceUsedAgainBeginsANewText() throws Exception {
        part(utf16("旧"), 7, 2, 1);
        part(utf16("新"), 7, 2, 1);
        part(utf16("的"), 7, 2, 2);
        awaitDone();

        assertThat(jdbc.sql("select body from channels.inbound_text order by received_at")
                        .query(String.class)
                        .list())
                .containsExactly("旧[…]", "新的");
    }

    @Test
    void whatTheCentreDeliversAgainIsTakenOnce() throws Exception {
        take("路灯坏了");
        session = "session-2";
        take("路灯坏了");

        assertThat(count("select count(*) from channels.inbound_text")).isEqualTo(1);
    }

    @Test
    void theSameWordsAgainOnOneConnectionAreTheCitizens() throws Exception {
        take("喂");
        take("喂");

        assertThat(count("select count(*) from channels.inbound_text")).isEqualTo(2);
    }

    @Test
    void aVeryLongTextIsKeptAsFarAsTheTimelineHolds() throws Exception {
        String text = "很".repeat(10_000);
        int parts = 150;
        for (int i = 0; i < parts; i++) {
            int begin = i * 67;
            part(utf16(text.substring(begin, Math.min(begin + 67, text.length()))), 9, parts, i + 1);
        }
        awaitDone();

        assertThat(theInteraction().text()).hasSize(4_000).endsWith("很…");
        assertThat(count("select char_length(body) from channels.inbound_text")).isEqualTo(10_000);
    }

    private void take(String body) throws InterruptedException {
        inbox.take(new IncomingPart(
                from.value(), false, "12345", UCS2, utf16(body), null, session, sequence.incrementAndGet()));
        awaitDone();
    }

    private void part(byte[] content, int reference, int total, int number) {
        inbox.take(new IncomingPart(
                from.value(),
                false,
                "12345",
                UCS2,
                content,
                new Concatenation(reference, total, number),
                session,
                sequence.incrementAndGet()));
    }

    private InteractionView theInteraction() {
        UUID id = jdbc.sql("select id from channels.inbound_text")
                .query(UUID.class)
                .single();
        return interactions.findByReference(Channel.SMS, "from:" + id).orElseThrow();
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from channels.inbound_text order by received_at")
                .query(String.class)
                .list();
    }

    private List<@Nullable String> answers() {
        return jdbc.sql("select body from channels.outbound_text order by place")
                .query(String.class)
                .list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private void awaitDone() throws InterruptedException {
        await(() -> count("select count(*) from channels.inbound_text where state = 'received'") == 0);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
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
}
