package org.civicline.cti.softphone;

import jakarta.servlet.http.HttpServletRequest;
import org.civicline.cti.pbx.PbxSettings;
import org.springframework.stereotype.Component;

/** Where a browser reaches Asterisk's WebSocket: under the name by which it reached us. */
@Component
public class SignallingAddress {

    private final PbxSettings settings;

    SignallingAddress(PbxSettings settings) {
        this.settings = settings;
    }

    /** A page that came over HTTPS may open only a secure WebSocket. */
    public String of(HttpServletRequest request) {
        String given = settings.wsUrl();
        if (given != null && !given.isBlank()) {
            return given;
        }
        boolean secure = request.isSecure();
        return "%s://%s:%d/ws"
                .formatted(
                        secure ? "wss" : "ws",
                        request.getServerName(),
                        secure ? settings.wssPort() : settings.wsPort());
    }
}
