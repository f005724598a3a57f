package org.civicline.ticketing;

/** Whoever keeps the sound of recordings whose interactions are kept here. */
public interface RecordingFiles {

    /**
     * Deletes a recording for good; one that is not there is no error.
     *
     * @param path as in {@link Interactions.Recording}
     * @throws java.io.UncheckedIOException if it is there and cannot be deleted
     */
    void delete(String path);
}
