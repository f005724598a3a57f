package org.civicline.cti.real;

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

/** Over HTTP, headers say who is signed in with which role; the application's own security is not here. */
@TestConfiguration(proxyBeanMethods = false)
class HeaderSignIn {

    static final String STAFF = "X-Test-Staff";
    static final String ROLE = "X-Test-Role";

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
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                new StaffPrincipal(UUID.fromString(staff), "somebody"),
                                null,
                                AuthorityUtils.createAuthorityList("ROLE_" + request.getHeader(ROLE))));
            }
            chain.doFilter(request, response);
        }
    }
}
