package org.civicline.foundation.table;

import org.jspecify.annotations.Nullable;

/** A file that is no table. */
public final class MalformedTableException extends RuntimeException {

    public MalformedTableException() {
        this(null);
    }

    public MalformedTableException(@Nullable Throwable cause) {
        super("the file is no table", cause);
    }
}
