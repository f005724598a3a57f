package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row knows: of uploads that broke off, of comments that were never sent, and of what was removed or
 * forgotten while it could not be.
 */
@Component
public class FileSweep {

    /** Until its row is written, a file is nobody's for a moment. */
    static final Duration YOUNG = Duration.ofHours(1);

    /** So long somebody may write at a comment. */
    static final Duration WRITING = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private final CaseVault vault;
    private final AttachmentStore store;
    private final Clock clock;

    FileSweep(CaseVault vault, AttachmentStore store, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.attachments.sweep-every:1h}",
            initialDelayString = "${civicline.attachments.sweep-every:1h}")
    public void sweep() throws IOException {
        store.dropWaiting(clock.instant().minus(WRITING));
        long deleted = vault.sweep(clock.instant().minus(YOUNG), store::known);
        if (deleted > 0) {
            LOG.info("{} files of attachments that no case has were deleted", deleted);
        }
    }
}
