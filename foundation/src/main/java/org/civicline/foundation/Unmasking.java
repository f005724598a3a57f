package org.civicline.foundation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one way from masked to plain personal data for a person whose role sees it masked: they say why, and that they saw
 * it stands in the audit before they do.
 *
 * <p>Whether the person may at all is for the caller to decide first.
 */
public interface Unmasking {

    /** Characters a reason has at least: a word, not a full stop. */
    int SHORTEST_REASON = 4;

    /** Characters a reason has at most. */
    int LONGEST_REASON = 200;

    /**
     * Shows what is masked.
     *
     * @param subject whose data or which case: {@code ticket:20260101-000001}; stands in the audit
     * @param reason in the person's own words; stands in the audit, so the form asks to keep names out of it
     * @param data reads it; empty if there is none, which is refused with {@code foundation.nothing-to-unmask}
     * @return the data; or refused with {@code foundation.unmask-reason} where the reason is none
     */
    <T> Outcome<T> reveal(String subject, String reason, Supplier<Optional<T>> data);
}
