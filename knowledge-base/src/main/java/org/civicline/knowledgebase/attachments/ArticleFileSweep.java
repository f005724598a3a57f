package org.civicline.knowledgebase.attachments;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes files that no edition and no version of an article has any more, and those of uploads that broke off. */
@Component
public class ArticleFileSweep {

    /** Until its row is written, a file is nobody's for a moment. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ArticleFileSweep.class);

    private final ArticleVault vault;
    private final FileRows rows;
    private final Clock clock;

    ArticleFileSweep(ArticleVault vault, FileRows rows, Clock clock) {
        this.vault = vault;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.article-files.sweep-every:1h}",
            initialDelayString = "${civicline.article-files.sweep-every:1h}")
    public void sweep() throws IOException {
        Instant before = clock.instant().minus(YOUNG);
        rows.dropUnused(before);
        long deleted = vault.sweep(before, rows::known);
        if (deleted > 0) {
            LOG.info("{} files that no article has were deleted", deleted);
        }
    }
}
