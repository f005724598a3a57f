package org.civicline.cti.pbx;

/** The leg is no longer ours to steer: hung up, redirected, or the exchange is gone. Expected, so without a stack trace. */
public final class LegGoneException extends RuntimeException {

    public LegGoneException(String message) {
        super(message, null, false, false);
    }
}
