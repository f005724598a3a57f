package org.civicline.channels;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** Over HTTP, the header {@code X-Test-Staff} says who is signed in; the application's own security is not here. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSignIn {

    public static final String HEADER = "X-Test-Staff";

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
            String staff = request.getHeader(HEADER);
            if (staff != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                new StaffPrincipal(UUID.fromString(staff), "somebody"),
                                null,
                                AuthorityUtils.createAuthorityList("ROLE_AGENT")));
            }
            chain.doFilter(request, response);
        }
    }
}
