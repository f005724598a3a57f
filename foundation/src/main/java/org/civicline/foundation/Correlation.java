package org.civicline.foundation;

import org.slf4j.MDC;

/** The id that ties together all log lines of one call or case, on one thread at a time. */
public final class Correlation {

    /** The key of the id in the logging context. */
    public static final String KEY = "correlation";

    private Correlation() {}

    /** Sets the id until the returned handle is closed. */
    public static Scope of(Object id) {
        String before = MDC.get(KEY);
        MDC.put(KEY, id.toString());
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        };
    }

    /** Ends the use of an id. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
