package org.civicline.knowledgebase.editorial;

import java.time.Clock;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what was approved for a day that has come, each in a transaction of its own. Several nodes may do so at once. */
@Component
class EditionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EditionSweep.class);

    private final EditionStore editions;
    private final Publication publication;
    private final ArticleHistory history;
    private final ReviewDays days;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EditionSweep(
            EditionStore editions,
            Publication publication,
            ArticleHistory history,
            ReviewDays days,
            TransactionTemplate transactions,
            Clock clock) {
        this.editions = editions;
        this.publication = publication;
        this.history = history;
        this.days = days;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.knowledge.publish-every:30s}",
            initialDelayString = "${civicline.knowledge.publish-every:30s}")
    void sweep() {
        while (Boolean.TRUE.equals(transactions.execute(_ -> publishNext()))) {
            LOG.debug("an article was published on its day");
        }
    }

    private boolean publishNext() {
        Edition next = editions.due(days.today()).orElse(null);
        if (next == null) {
            return false;
        }
        try {
            publication.publish(
                    next, Objects.requireNonNull(next.approvedBy()), null, Objects.requireNonNull(next.publishOn()));
        } catch (RefusedException e) {
            // nothing was written; were it tried again and again, those behind it would never go out
            LOG.info(
                    "{} was not published on its day: {}",
                    next.code(),
                    e.refusal().code());
            editions.reopen(next.id(), null, Columns.now(clock), next.returnedWhy());
            history.add(next.code(), Act.HELD_BACK, null, null, null);
        }
        return true;
    }
}
