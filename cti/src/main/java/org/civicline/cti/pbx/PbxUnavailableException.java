package org.civicline.cti.pbx;

import org.jspecify.annotations.Nullable;

/** The exchange cannot be reached now, or did not answer. */
public final class PbxUnavailableException extends RuntimeException {

    public PbxUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
