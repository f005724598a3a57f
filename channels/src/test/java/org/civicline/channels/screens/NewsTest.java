package org.civicline.channels.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.database.Transactions;
import org.civicline.foundation.StaffId;
import org.civicline.testkit.HeaderSignIn;
import org.civicline.ticketing.events.StaffAlerted;
import org.civicline.ticketing.events.TicketMoved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

@ChannelsTest
class NewsTest {

    private static final String CSRF = "d1b1a1c0";

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private StaffScreens screens;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    private final BlockingQueue<Map<String, Object>> received = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final CompletableFuture<String> broken = new CompletableFuture<>();

    @Test
    void newsForOnePersonReachThemAndNobodyElse() throws Exception {
        StaffId me = new StaffId(UUID.randomUUID());
        StompSession session = connect(me, CSRF, null);
        subscribe(session, "/user/queue/news");

        Map<String, Object> news = received("agent-state", () -> {
            screens.tell(new StaffId(UUID.randomUUID()), "offer", Map.of("call", "somebody else's"));
            screens.tell(me, "agent-state", Map.of("since", Instant.parse("2026-01-02T03:04:05Z")));
        });

        assertThat(news).isEqualTo(Map.of("type", "agent-state", "since", "2026-01-02T03:04:05Z"));
        assertThat(seen).containsOnly("agent-state");
        session.disconnect();
    }

    @Test
    void newsForAllReachEveryScreen() throws Exception {
        StaffId me = new StaffId(UUID.randomUUID());
        StompSession session = connect(me, CSRF, null);
        subscribe(session, "/topic/news");

        assertThat(received("ticket", () -> screens.tellAll("ticket", Map.of("number", "20260101000001"))))
                .containsEntry("number", "20260101000001");
        session.disconnect();
    }

    @Test
    void aTicketThatMovedIsToldOnceItIsCommitted() throws Exception {
        StaffId me = new StaffId(UUID.randomUUID());
        StompSession session = connect(me, CSRF, null);
        subscribe(session, "/topic/news");
        var moved =
                new TicketMoved(UUID.randomUUID(), "20260101000002", "signed", "IN_PROGRESS", "water", Instant.EPOCH);

        received("probe", () -> screens.tellAll("probe", Map.of()));
        transactions.run(() -> {
            events.publishEvent(moved);
            assertThat(seen).doesNotContain("ticket");
        });

        assertThat(received("ticket", () -> {}))
                .isEqualTo(Map.of(
                        "type",
                        "ticket",
                        "id",
                        moved.ticket().toString(),
                        "number",
                        "20260101000002",
                        "status",
                        "IN_PROGRESS"));
        session.disconnect();
    }

    @Test
    void whoeverIsNamedHearsOfACaseOnceItIsCommitted() throws Exception {
        StaffId me = new StaffId(UUID.randomUUID());
        StompSession session = connect(me, CSRF, null);
        subscribe(session, "/user/queue/news");
        UUID ticket = UUID.randomUUID();

        received("probe", () -> screens.tell(me, "probe", Map.of()));
        transactions.run(() -> {
            events.publishEvent(
                    new StaffAlerted(List.of(UUID.randomUUID(), me.value()), "urge", ticket, "20260101000003", 1));
            assertThat(seen).doesNotContain("alert");
        });

        assertThat(received("alert", () -> {}))
                .isEqualTo(Map.of(
                        "type",
                        "alert",
                        "kind",
                        "urge",
                        "ticket",
                        ticket.toString(),
                        "number",
                        "20260101000003",
                        "cases",
                        1));
        session.disconnect();
    }

    @Test
    void whoIsNotSignedInCannotConnect() {
        assertThatThrownBy(() -> connect(null, CSRF, null)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aConnectionWithoutTheSecretOfOurPageIsRefused() {
        StaffId me = new StaffId(UUID.randomUUID());

        assertThatThrownBy(() -> connect(me, "guessed", null)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> connect(me, null, null)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aPageOfAnotherSiteCannotOpenTheSocket() {
        StaffId me = new StaffId(UUID.randomUUID());

        assertThatThrownBy(() -> connect(me, CSRF, "https://evil.example"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("403");
    }

    @Test
    void nobodyCanSendOrListenToOthers() throws Exception {
        StaffId me = new StaffId(UUID.randomUUID());
        StompSession sending = connect(me, CSRF, null);
        sending.send("/topic/news", Map.of("type", "queue"));
        assertThat(broken.get(5, TimeUnit.SECONDS)).isNotBlank();

        var other = new NewsTestListener();
        StompSession listening = client().connectAsync(url(), headers(me, null), connectHeaders(CSRF), other)
                .get(10, TimeUnit.SECONDS);
        listening.subscribe("/queue/news-user" + UUID.randomUUID(), other);
        assertThat(other.broken.get(5, TimeUnit.SECONDS)).isNotBlank();
    }

    private StompSession connect(@Nullable StaffId staff, @Nullable String csrf, @Nullable String origin)
            throws Exception {
        return client().connectAsync(url(), headers(staff, origin), connectHeaders(csrf), new NewsTestListener())
                .get(10, TimeUnit.SECONDS);
    }

    private String url() {
        return "ws://127.0.0.1:" + port + "/ws/staff";
    }

    private static WebSocketStompClient client() {
        var client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setMessageConverter(new JacksonJsonMessageConverter());
        return client;
    }

    private static WebSocketHttpHeaders headers(@Nullable StaffId staff, @Nullable String origin) {
        var headers = new WebSocketHttpHeaders();
        headers.add("Cookie", "XSRF-TOKEN=" + CSRF);
        if (staff != null) {
            headers.add(HeaderSignIn.STAFF, staff.toString());
        }
        if (origin != null) {
            headers.setOrigin(origin);
        }
        return headers;
    }

    private static StompHeaders connectHeaders(@Nullable String csrf) {
        var headers = new StompHeaders();
        if (csrf != null) {
            headers.add("X-XSRF-TOKEN", csrf);
        }
        return headers;
    }

    private void subscribe(StompSession session, String destination) {
        session.subscribe(destination, new NewsTestListener());
    }

    /** Tells again until it arrives: nobody says when the broker has taken a subscription. */
    private Map<String, Object> received(String type, Runnable tell) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(until)) {
            tell.run();
            Map<String, Object> news = received.poll(200, TimeUnit.MILLISECONDS);
            while (news != null) {
                seen.add(String.valueOf(news.get("type")));
                if (type.equals(news.get("type"))) {
                    return news;
                }
                news = received.poll(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("no news of type " + type + " in 20 s, but " + seen);
    }

    private final class NewsTestListener extends StompSessionHandlerAdapter implements StompFrameHandler {

        private final CompletableFuture<String> broken = new CompletableFuture<>();

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return Map.class;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void handleFrame(StompHeaders headers, @Nullable Object payload) {
            if (payload == null || headers.containsKey("message")) {
                told("error frame");
            } else {
                received.add((Map<String, Object>) payload);
            }
        }

        @Override
        public void handleTransportError(StompSession session, Throwable exception) {
            told(exception.toString());
        }

        private void told(String what) {
            broken.complete(what);
            NewsTest.this.broken.complete(what);
        }
    }
}
