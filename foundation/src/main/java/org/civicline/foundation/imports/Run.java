package org.civicline.foundation.imports;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param rows of the file
 * @param done of these, how many have been gone through this time
 * @param reached the row it has come to
 * @param failure the code of the refusal, if it was refused or stopped, with its details
 */
record Run(
        UUID id,
        String kind,
        String fileName,
        State state,
        UUID uploadedBy,
        Instant uploadedAt,
        @Nullable String note,
        @Nullable UUID startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int rows,
        int done,
        int reached,
        int added,
        int changed,
        int unchanged,
        @Nullable String failure,
        Map<String, Object> details) {

    enum State {
        /** The file is being read. */
        READING,
        /** Its rows are being tried out. */
        CHECKING,
        /** Tried out: a person decides. */
        CHECKED,
        /** The rows are being taken in. */
        RUNNING,
        /** Something of ours went wrong; it can go on. */
        STOPPED,
        DONE,
        CANCELLED,
        /** The file is none that could be read. */
        REFUSED;

        boolean over() {
            return this == DONE || this == CANCELLED || this == REFUSED;
        }
    }
}
