package org.civicline.knowledgebase.usage;

import java.time.LocalDate;

/**
 * How often an article was used in some days, and what is thought of the version on show.
 *
 * @param shownFirst searches in which it stood first
 * @param quoted of these, those in which it was quoted as the answer
 * @param endedCase cases answered on the spot with it
 * @param useful opinions of the version on show, whenever they were given
 * @param useless the same
 */
record Used(
        String code,
        int version,
        String title,
        String departmentCode,
        LocalDate reviewBy,
        long shownFirst,
        long quoted,
        long opened,
        long sent,
        long endedCase,
        long useful,
        long useless) {}
