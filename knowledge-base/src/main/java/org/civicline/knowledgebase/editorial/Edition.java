package org.civicline.knowledgebase.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.civicline.knowledgebase.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * What is being written of an article.
 *
 * @param baseVersion the published version when its text was last written; null for a new article
 * @param version of the edition itself, which every change raises
 * @param writers who had a hand in the text, the first one first
 * @param changedBy who changed anything about it last; null for the system
 * @param note what the writer says of the change, for the reviewer
 * @param returnedWhy why it came back from review last
 * @param publishOn the day it is published, once approved for later
 * @param files in the order they are read
 */
record Edition(
        UUID id,
        String code,
        @Nullable Integer baseVersion,
        String departmentCode,
        EditionState state,
        long version,
        Content content,
        List<UUID> writers,
        @Nullable UUID changedBy,
        Instant changedAt,
        @Nullable UUID submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String note,
        @Nullable String returnedWhy,
        @Nullable UUID approvedBy,
        @Nullable LocalDate publishOn,
        List<AttachedFile> files) {

    Edition {
        writers = List.copyOf(writers);
        files = List.copyOf(files);
    }

    /** Whether they wrote any of it or handed it over: then somebody else reads it. */
    boolean isBy(UUID staff) {
        return writers.contains(staff) || staff.equals(submittedBy);
    }

    boolean has(UUID file) {
        return files.stream().anyMatch(one -> one.id().equals(file));
    }

    /** A draft that was just begun, without files. */
    static Edition begun(
            UUID id, String code, @Nullable Integer base, String department, Content content, UUID by, Instant now) {
        return new Edition(
                id,
                code,
                base,
                department,
                EditionState.DRAFT,
                1,
                content,
                List.of(by),
                by,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}
