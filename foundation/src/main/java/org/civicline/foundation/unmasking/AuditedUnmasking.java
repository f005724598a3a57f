package org.civicline.foundation.unmasking;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Unmasking;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AuditedUnmasking implements Unmasking {

    private final Audit audit;

    AuditedUnmasking(Audit audit) {
        this.audit = audit;
    }

    @Override
    @Transactional
    public <T> Outcome<T> reveal(String subject, String reason, Supplier<Optional<T>> data) {
        String why = reason.replaceAll("\\s+", " ").strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST_REASON
                || length > LONGEST_REASON
                || !why.codePoints().allMatch(AuditedUnmasking::suitable)) {
            return Outcome.refused(Refusal.invalid("foundation.unmask-reason")
                    .with("shortest", SHORTEST_REASON)
                    .with("longest", LONGEST_REASON));
        }
        Optional<T> found = data.get();
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("foundation.nothing-to-unmask"));
        }
        audit.record("personal-data.unmasked", subject, Map.of("reason", why));
        return Outcome.done(found.get());
    }

    private static boolean suitable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
