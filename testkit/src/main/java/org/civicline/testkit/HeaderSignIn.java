package org.civicline.testkit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.StaffPrincipal;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Over HTTP, headers say who is signed in and in which role; the application's own security is not here. */
@TestConfiguration(proxyBeanMethods = false)
public class HeaderSignIn {

    /** The id of a member of staff. */
    public static final String STAFF = "X-Test-Staff";

    /** One role; an agent without it. */
    public static final String ROLE = "X-Test-Role";

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new ByHeader(), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static final class ByHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String staff = request.getHeader(STAFF);
            if (staff != null) {
                String role = Objects.requireNonNullElse(request.getHeader(ROLE), "AGENT");
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                new StaffPrincipal(UUID.fromString(staff), "somebody"),
                                null,
                                AuthorityUtils.createAuthorityList("ROLE_" + role)));
            }
            chain.doFilter(request, response);
        }
    }
}
