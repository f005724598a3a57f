package org.civicline.channels.screens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;

/** Lets signed-in staff connect from our own page and listen to their news; refuses everything else. */
final class OnlyNews implements ChannelInterceptor {

    private static final String CSRF_HEADER = "X-XSRF-TOKEN";
    private static final Set<String> DESTINATIONS = Set.of("/user" + StaffSockets.MINE, StaffSockets.ALL);

    @Override
    public Message<?> preSend(Message<?> message, MessageChannel channel) {
        StompHeaderAccessor frame = StompHeaderAccessor.wrap(message);
        StompCommand command = frame.getCommand();
        if (command == null) {
            return message; // a heartbeat
        }
        switch (command) {
            case CONNECT, STOMP -> require(frame.getUser() != null && csrfMatches(frame), message);
            case SUBSCRIBE ->
                require(frame.getUser() != null && DESTINATIONS.contains(frame.getDestination()), message);
            case UNSUBSCRIBE, DISCONNECT -> {}
            case SEND, ACK, NACK, BEGIN, COMMIT, ABORT, CONNECTED, RECEIPT, MESSAGE, ERROR -> require(false, message);
        }
        return message;
    }

    private static boolean csrfMatches(StompHeaderAccessor frame) {
        Map<String, Object> attributes = frame.getSessionAttributes();
        Object expected = attributes == null ? null : attributes.get(CsrfOfHandshake.ATTRIBUTE);
        @Nullable String given = frame.getFirstNativeHeader(CSRF_HEADER);
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.toString().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean allowed, Message<?> message) {
        if (!allowed) {
            throw new MessageDeliveryException(message, "not allowed");
        }
    }
}
