package org.civicline.channels.screens;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.foundation.SignedOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/** The sockets open on this node: whoever signs out gets no more news, even in a tab that was left open. */
@Component
class OpenSockets {

    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    /** By the socket's own id. */
    private final Map<String, WebSocketSession> open = new ConcurrentHashMap<>();

    WebSocketHandler watch(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {

            @Override
            public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
                open.put(socket.getId(), socket);
                super.afterConnectionEstablished(socket);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) throws Exception {
                open.remove(socket.getId());
                super.afterConnectionClosed(socket, status);
            }
        };
    }

    @EventListener
    void on(SignedOut event) {
        open.values().stream()
                .filter(socket -> event.session().equals(sessionOf(socket)))
                .forEach(OpenSockets::close);
    }

    private static @Nullable Object sessionOf(WebSocketSession socket) {
        return socket.getAttributes().get(HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME);
    }

    private static void close(WebSocketSession socket) {
        try {
            socket.close(CloseStatus.POLICY_VIOLATION.withReason("signed out"));
        } catch (IOException e) {
            // It was going away by itself.
            log.debug("socket {} was gone before it was closed", socket.getId(), e);
        }
    }
}
