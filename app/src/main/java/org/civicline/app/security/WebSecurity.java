package org.civicline.app.security;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.problems.Problems;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Pages and static files are public; everything of staff lies under {@code /api/v1/staff} and {@code /ws/staff} and
 * needs a session. Which role may do what is said at each method, not here.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class WebSecurity {

    private static final String CONTENT_POLICY = "default-src 'self'; connect-src 'self' ws: wss:; "
            + "img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ProblemEntryPoint problems, StaffDirectory staff) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/v1/staff/session", "/api/v1/staff/session/first")
                                .permitAll()
                                .requestMatchers("/api/v1/staff/**", "/ws/staff/**")
                                .authenticated()
                                .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/health")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access(AuthorizationManagers.anyOf(
                                        IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                                        IpAddressAuthorizationManager.hasIpAddress("::1"),
                                        AuthorityAuthorizationManager.hasRole("SYSTEM_ADMIN")))
                                .anyRequest()
                                .permitAll())
                // nothing a browser sends by itself lets anybody in there
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers("/api/v1/follow-up/**"))
                .addFilterBefore(new StandingFilter(staff), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("microphone=(self), camera=(self), geolocation=(self)")))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    CookieSerializer sessionCookie(ServerProperties server) {
        return new SessionCookie(server.getServlet().getSession().getCookie());
    }

    /** What the firewall stops, such as NUL in a path, is refused in words like everything else. */
    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, rejection) ->
                problems.write(Refusal.invalid("foundation.malformed"), request, response);
    }

    /** Before the session filter, which is the first to meet a database that is down. */
    @Bean
    FilterRegistrationBean<DatabaseDownFilter> databaseDownFilterFirst(DatabaseDownFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
