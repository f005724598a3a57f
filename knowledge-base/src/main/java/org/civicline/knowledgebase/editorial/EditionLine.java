package org.civicline.knowledgebase.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An edition in a list, without its text. */
record EditionLine(
        UUID id,
        String code,
        String title,
        @Nullable Integer baseVersion,
        String departmentCode,
        EditionState state,
        boolean service,
        @Nullable UUID changedBy,
        Instant changedAt,
        @Nullable UUID submittedBy,
        @Nullable LocalDate publishOn,
        boolean returned) {}
