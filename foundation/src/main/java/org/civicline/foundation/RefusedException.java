package org.civicline.foundation;

/**
 * Carries a {@link Refusal} through code that cannot return one: out of a controller to the one place that turns it
 * into a problem detail, or out of a transaction that must roll back. It has no stack trace, since it is expected.
 */
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
