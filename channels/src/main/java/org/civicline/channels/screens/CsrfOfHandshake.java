package org.civicline.channels.screens;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/** Remembers the CSRF cookie the browser sent, which the CONNECT frame must repeat: another site cannot read it. */
final class CsrfOfHandshake implements HandshakeInterceptor {

    static final String ATTRIBUTE = "csrf";
    private static final String COOKIE = "XSRF-TOKEN";

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            Cookie cookie = WebUtils.getCookie(servlet.getServletRequest(), COOKIE);
            if (cookie != null) {
                attributes.put(ATTRIBUTE, cookie.getValue());
            }
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
