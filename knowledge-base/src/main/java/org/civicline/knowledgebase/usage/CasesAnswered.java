package org.civicline.knowledgebase.usage;

import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.ArticleUse.Kind;
import org.civicline.ticketing.events.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the cases that were answered on the spot with an article. No transactional listener: the outbox would keep every
 * case for it, and a count may be lost.
 */
@Component
class CasesAnswered {

    private final ArticleUse use;

    CasesAnswered(ArticleUse use) {
        this.use = use;
    }

    @EventListener
    void opened(TicketOpened opened) {
        String code = opened.articleCode();
        if (code != null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCommit() {
                    use.count(Kind.ENDED_CASE, code);
                }
            });
        }
    }
}
