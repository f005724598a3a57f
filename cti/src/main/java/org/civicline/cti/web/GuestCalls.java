package org.civicline.cti.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.civicline.channels.WorkQueue;
import org.civicline.cti.calls.Call;
import org.civicline.cti.calls.CallState;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.softphone.Credential;
import org.civicline.cti.softphone.SignallingAddress;
import org.civicline.cti.softphone.Softphones;
import org.civicline.foundation.AddressLimit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lets a citizen's browser call, and tells it where its own call stands. */
@RestController
class GuestCalls {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TICKET_BYTES = 16;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Softphones softphones;
    private final SignallingAddress address;
    private final CallTracker calls;
    private final WorkQueue queue;
    private final AddressLimit limit;
    private final String hotline;

    GuestCalls(
            Softphones softphones,
            SignallingAddress address,
            CallTracker calls,
            WorkQueue queue,
            Clock clock,
            @Value("${civicline.web-calls.per-address:10}") int perAddress,
            @Value("${civicline.hotline:12345}") String hotline) {
        this.softphones = softphones;
        this.address = address;
        this.calls = calls;
        this.queue = queue;
        this.limit = new AddressLimit(perAddress, WINDOW, clock);
        this.hotline = hotline;
    }

    @PostMapping("/call/credential")
    GuestCredential credential(HttpServletRequest request) {
        if (!limit.allows(request.getRemoteAddr())) {
            throw new RefusedException(new Refusal(
                    Refusal.Kind.TOO_MANY, "cti.too-many-calls", java.util.Map.of("minutes", limit.minutes())));
        }
        String ticket = ticket();
        Credential credential = softphones.forGuest(ticket).orThrow();
        return new GuestCredential(
                credential.username(),
                credential.password(),
                request.getServerName(),
                address.of(request),
                ticket,
                hotline,
                credential.expiresAt());
    }

    private static String ticket() {
        byte[] random = new byte[TICKET_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @GetMapping("/call/state")
    Place state(@RequestHeader("X-Call-Ticket") String ticket) {
        Optional<Call> call = softphones.guest(ticket).flatMap(calls::ofAccount);
        return call.map(this::place).orElseGet(() -> new Place("NONE", null));
    }

    private Place place(Call call) {
        Integer position = call.state() == CallState.WAITING && call.item() != null
                ? queue.position(call.item()).orElse(null)
                : null;
        return new Place(call.state().name(), position);
    }

    /** @param ticket what the page asks after its call with */
    record GuestCredential(
            String username,
            String password,
            String domain,
            String wsUrl,
            String ticket,
            String hotline,
            Instant expiresAt) {}

    /** @param position 1 is next; null when not waiting in the queue */
    record Place(String state, @Nullable Integer position) {}
}
