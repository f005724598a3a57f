package org.civicline.knowledgebase.search;

/** An engine outside of this process does not answer, or not as it should. */
public final class EngineAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what the engine said, if it said anything. */
    public EngineAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
