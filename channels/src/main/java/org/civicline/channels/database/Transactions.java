package org.civicline.channels.database;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs steps in a transaction, joining one that runs. A database that cannot be reached always shows as a
 * {@link DataAccessException}: Spring says {@code CannotCreateTransactionException}, which is none, when there is no
 * connection to begin with.
 */
@Component
public class Transactions {

    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    public <T> T call(Supplier<T> step) {
        try {
            return template.execute(status -> step.get());
        } catch (TransactionException e) {
            throw new DataAccessResourceFailureException("the database cannot be reached", e);
        }
    }

    public void run(Runnable step) {
        try {
            template.executeWithoutResult(status -> step.run());
        } catch (TransactionException e) {
            throw new DataAccessResourceFailureException("the database cannot be reached", e);
        }
    }

    /** Does something once the running transaction is committed, or at once if there is none. */
    public static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
