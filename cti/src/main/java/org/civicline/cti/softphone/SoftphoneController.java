package org.civicline.cti.softphone;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.civicline.cti.pbx.Accounts.Kind;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The telephone of whoever is signed in. */
@RestController
@RequestMapping("/api/v1/staff/softphone/credential")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class SoftphoneController {

    private final Softphones softphones;
    private final SignallingAddress address;
    private final CurrentStaff current;

    SoftphoneController(Softphones softphones, SignallingAddress address, CurrentStaff current) {
        this.softphones = softphones;
        this.address = address;
        this.current = current;
    }

    @PostMapping
    CredentialView create(@RequestParam(defaultValue = "browser") String kind, HttpServletRequest request) {
        Credential credential =
                softphones.forAgent(current.get().id(), kind(kind)).orThrow();
        return new CredentialView(
                credential.username(),
                credential.password(),
                request.getServerName(),
                address.of(request),
                List.of(),
                credential.expiresAt());
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "browser" -> Kind.AGENT_BROWSER;
            case "telephone" -> Kind.AGENT_TELEPHONE;
            default -> throw new RefusedException(Refusal.invalid("cti.unknown-telephone"));
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete() {
        softphones.end(current.get().id());
    }

    /** @param iceServers empty: agents and Asterisk reach each other directly */
    record CredentialView(
            String username,
            String password,
            String domain,
            String wsUrl,
            List<Object> iceServers,
            Instant expiresAt) {}
}
