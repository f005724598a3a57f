package org.civicline.knowledgebase.reminding;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that is to be read again.
 *
 * @param writer of the version on show
 * @param late whether its day is past
 */
record DueArticle(
        String code,
        String title,
        String departmentCode,
        LocalDate reviewBy,
        @Nullable UUID writer,
        boolean late) {}
