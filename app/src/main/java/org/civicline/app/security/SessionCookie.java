package org.civicline.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The session's cookie as configured. What cannot be a session's id is no session, and not for the database to see. */
final class SessionCookie extends DefaultCookieSerializer {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    SessionCookie(Cookie configured) {
        if (configured.getName() != null) {
            setCookieName(configured.getName());
        }
        if (configured.getSecure() != null) {
            setUseSecureCookie(configured.getSecure());
        }
        SameSite sameSite = configured.getSameSite();
        if (sameSite != null) {
            setSameSite(sameSite.attributeValue());
        }
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return super.readCookieValues(request).stream()
                .filter(id -> ID.matcher(id).matches())
                .toList();
    }
}
