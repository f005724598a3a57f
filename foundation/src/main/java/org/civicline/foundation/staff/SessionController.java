package org.civicline.foundation.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.civicline.foundation.Audit;
import org.civicline.foundation.CityIdentity;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.SignedOut;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/staff/session")
class SessionController {

    private final SignIn signIn;
    private final FirstSignIn firstSignIn;
    private final CurrentStaff currentStaff;
    private final Departments departments;
    private final Audit audit;
    private final CityIdentity city;
    private final ZoneId zone;
    private final ApplicationEventPublisher events;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionController(
            SignIn signIn,
            FirstSignIn firstSignIn,
            CurrentStaff currentStaff,
            Departments departments,
            Audit audit,
            CityIdentity city,
            ZoneId zone,
            ApplicationEventPublisher events) {
        this.signIn = signIn;
        this.firstSignIn = firstSignIn;
        this.currentStaff = currentStaff;
        this.departments = departments;
        this.audit = audit;
        this.city = city;
        this.zone = zone;
        this.events = events;
    }

    @PostMapping
    Me signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String username =
                credentials.username() == null ? "" : credentials.username().strip();
        String password = credentials.password() == null ? "" : credentials.password();
        return enter(signIn.attempt(username, password).orThrow(), request, response);
    }

    /** Sets the password with the code that the security administrator gave, and signs in. */
    @PostMapping("/first")
    Me first(@RequestBody FirstCredentials credentials, HttpServletRequest request, HttpServletResponse response) {
        return enter(
                firstSignIn
                        .redeem(
                                Objects.requireNonNullElse(credentials.username(), "")
                                        .strip(),
                                Objects.requireNonNullElse(credentials.code(), ""),
                                Objects.requireNonNullElse(credentials.password(), ""))
                        .orThrow(),
                request,
                response);
    }

    private Me enter(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        // A new session id, so that one planted before signing in is worth nothing (session fixation).
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(member.id().value(), member.username()),
                null,
                member.roles().stream()
                        .map(Role::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        audit.record("staff.signed-in", "staff:" + member.id(), Map.of());
        return me(member);
    }

    /** Also touches the CSRF token, so that the browser has its cookie before the first change. */
    @GetMapping
    Me current(@Nullable CsrfToken csrf) {
        if (csrf != null) {
            csrf.getToken();
        }
        return me(currentStaff
                .find()
                .orElseThrow(() -> new RefusedException(Refusal.forbidden("foundation.not-signed-in")
                        .with("sampleCity", city.sample())
                        .with("city", cityFacts()))));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        Optional<StaffMember> member = currentStaff.find();
        member.ifPresent(leaving -> audit.record("staff.signed-out", "staff:" + leaving.id(), Map.of()));
        HttpSession session = request.getSession(false);
        if (session != null) {
            String id = session.getId();
            session.invalidate();
            member.ifPresent(gone -> events.publishEvent(new SignedOut(gone.id(), id)));
        }
        SecurityContextHolder.clearContext();
    }

    private Me me(StaffMember member) {
        return new Me(
                member.id().toString(),
                member.username(),
                member.number(),
                member.displayName(),
                member.displayNameEn(),
                member.departmentCode(),
                departments.find(member.departmentCode()).map(one -> one.name()).orElse(member.departmentCode()),
                member.roles().stream().sorted().toList(),
                city.sample(),
                cityFacts());
    }

    private Map<String, String> cityFacts() {
        return new TreeMap<>(Map.of("name", city.name(), "nameEn", city.nameEn(), "zone", zone.getId()));
    }

    record FirstCredentials(
            @Nullable String username,
            @Nullable String code,
            @Nullable String password) {

        /** Neither the code nor the password. */
        @Override
        public String toString() {
            return "FirstCredentials[" + username + "]";
        }
    }

    record Credentials(@Nullable String username, @Nullable String password) {

        /** Never the password. */
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    record Me(
            String id,
            String username,
            String number,
            String displayName,
            @Nullable String displayNameEn,
            String departmentCode,
            String departmentName,
            List<Role> roles,
            boolean sampleCity,
            Map<String, String> city) {}
}
