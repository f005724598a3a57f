package org.civicline.knowledgebase.search.meaning;

/** The sentence model cannot be loaded or run; search goes on by words alone. */
public final class MeaningUnavailableException extends RuntimeException {

    MeaningUnavailableException(Throwable cause) {
        super("the sentence model cannot be used: " + cause, cause);
    }
}
