package org.civicline.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.StaffPrincipal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session says who signed in; whether they still may, and in which roles, the directory says at every request. An
 * account that was disabled is out at once, not when its session ends.
 */
final class StandingFilter extends OncePerRequestFilter {

    private final StaffDirectory directory;

    StandingFilter(StaffDirectory directory) {
        this.directory = directory;
    }

    /** Pages and their files need nobody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // As the container decoded it: /%61pi is /api.
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return !path.startsWith("/api/") && !path.startsWith("/ws/") && !path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof StaffPrincipal principal) {
            Optional<StaffMember> member = directory.find(new StaffId(principal.id()));
            if (member.isPresent()) {
                actAs(principal, member.get());
            } else {
                out(request);
            }
        }
        chain.doFilter(request, response);
    }

    /** In a context of this request's own: what the session keeps stays as it was at signing in. */
    private static void actAs(StaffPrincipal principal, StaffMember member) {
        var now = UsernamePasswordAuthenticationToken.authenticated(
                principal,
                null,
                member.roles().stream()
                        .map(Role::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList());
        now.setDetails(member);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now);
        SecurityContextHolder.setContext(context);
    }

    private static void out(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
