package org.civicline.ticketing.attachments;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** For whoever forgets cases. */
@Component
public class CaseAttachments {

    private final AttachmentStore store;
    private final CaseVault vault;

    CaseAttachments(AttachmentStore store, CaseVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * The rows go with the caller's transaction and the files once it is committed, so that one that fails loses nothing. A
     * file that cannot be deleted then has no row any more: the sweep deletes it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<UUID> tickets) {
        List<UUID> files = store.forget(tickets);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                files.forEach(vault::delete);
            }
        });
    }
}
