package org.civicline.knowledgebase.editorial;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.files.KeptFile;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.attachments.ArticleFileSettings;
import org.civicline.knowledgebase.attachments.ArticleVault;
import org.civicline.knowledgebase.attachments.FileRows;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of drafts, by those who may write them. They are put on and taken off at once and beside the text, so that nobody's
 * unsaved words stand in their way; whoever does so has had a hand in the draft. What is returned is the draft's list then.
 */
@Component
class EditionFiles {

    private static final int LONGEST_NAME = 200;

    private final EditionStore editions;
    private final FileRows rows;
    private final ArticleVault vault;
    private final ArticleFileSettings settings;
    private final ArticleHistory history;
    private final EditorialAccess access;
    private final EditionRefusals refusals;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EditionFiles(
            EditionStore editions,
            FileRows rows,
            ArticleVault vault,
            ArticleFileSettings settings,
            ArticleHistory history,
            EditorialAccess access,
            EditionRefusals refusals,
            TransactionTemplate transactions,
            Clock clock) {
        this.editions = editions;
        this.rows = rows;
        this.vault = vault;
        this.settings = settings;
        this.history = history;
        this.access = access;
        this.refusals = refusals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Puts a file on. It is in the vault before its row is written, and so while nobody waits for a lock; if it never gets a
     * row, the sweep finds it.
     *
     * @param sentName what the file was called; without its ending, it is what people read until somebody says otherwise
     * @param key made when it was chosen: sent twice, it is there once
     */
    List<AttachedFile> add(UUID edition, @Nullable String sentName, String key, InputStream sent) throws IOException {
        draft(editions.find(edition).orElseThrow(EditionRefusals::unknown));
        String name = named(sentName);
        KeptFile kept = vault.take(sent);
        try {
            Put put = Objects.requireNonNull(transactions.execute(_ -> write(edition, name, key, kept)));
            if (!put.kept()) {
                vault.delete(kept.name());
            }
            return put.files();
        } catch (RefusedException refused) {
            vault.delete(kept.name());
            throw refused;
        }
    }

    /** @param kept false if it was there before */
    private record Put(List<AttachedFile> files, boolean kept) {}

    private Put write(UUID id, String name, String key, KeptFile kept) {
        Edition edition = locked(id);
        FileRows.Stored before = rows.sent(staff(), key).orElse(null);
        if (before != null) {
            if (!edition.has(before.id()) || !MessageDigest.isEqual(before.sha256(), kept.sha256())) {
                throw keyReused();
            }
            return new Put(edition.files(), false);
        }
        if (edition.files().size() >= settings.perArticle()) {
            throw new RefusedException(
                    Refusal.conflict("knowledgebase.too-many-files").with("limit", settings.perArticle()));
        }
        var file = new AttachedFile(Ids.next(clock), kept.kind().titled(name), kept.kind(), kept.bytes());
        requireFree(edition, file);
        if (!rows.add(id, file, kept, staff(), key, Columns.now(clock))) {
            throw keyReused();
        }
        history.add(edition.code(), Act.FILE_ADDED, staff(), null, file.fileName());
        return new Put(changed(id), true);
    }

    /**
     * Calls a file otherwise, or puts it elsewhere among the others.
     *
     * @param name null to leave it
     * @param place where it stands then, from 0; null to leave it
     */
    @Transactional
    public List<AttachedFile> change(UUID edition, UUID id, @Nullable String name, @Nullable Integer place) {
        Edition before = locked(edition);
        AttachedFile was = file(before, id);
        var now = name == null ? was : new AttachedFile(id, named(name), was.kind(), was.bytes());
        requireFree(before, now);
        var files = new ArrayList<>(before.files());
        int at = files.indexOf(was);
        files.remove(at);
        files.add(place == null ? at : Math.clamp(place, 0, files.size()), now);
        if (files.equals(before.files())) {
            return files;
        }
        rows.arrange(edition, files);
        return changed(edition);
    }

    /** Takes a file off. Versions that have it keep it; what none has goes with the sweep. */
    @Transactional
    public List<AttachedFile> remove(UUID edition, UUID id) {
        Edition before = locked(edition);
        AttachedFile file = file(before, id);
        rows.remove(edition, id);
        history.add(before.code(), Act.FILE_REMOVED, staff(), null, file.fileName());
        return changed(edition);
    }

    private UUID staff() {
        return access.staff().id().value();
    }

    private Edition locked(UUID id) {
        return draft(editions.lock(id).orElseThrow(EditionRefusals::unknown));
    }

    private Edition draft(Edition edition) {
        access.writer(edition.departmentCode());
        if (edition.state() != EditionState.DRAFT) {
            throw refusals.state(edition);
        }
        return edition;
    }

    private List<AttachedFile> changed(UUID id) {
        editions.touch(id, staff(), Columns.now(clock));
        return editions.find(id).orElseThrow(EditionRefusals::unknown).files();
    }

    /** What turns text around is no part of a name. */
    private static String named(@Nullable String written) {
        String name = Written.line(written == null ? null : written.replaceAll("\\p{Cf}", ""), "name", LONGEST_NAME);
        if (name == null) {
            throw Written.missing("name");
        }
        return name;
    }

    /** Two links that say the same would lead to different files. */
    private static void requireFree(Edition edition, AttachedFile file) {
        boolean taken = edition.files().stream()
                .anyMatch(one -> !one.id().equals(file.id())
                        && one.kind() == file.kind()
                        && one.name().equals(file.name()));
        if (taken) {
            throw new RefusedException(
                    Refusal.conflict("knowledgebase.file-name-taken").with("name", file.name()));
        }
    }

    private static AttachedFile file(Edition edition, UUID id) {
        return edition.files().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-file")));
    }

    private static RefusedException keyReused() {
        return new RefusedException(Refusal.conflict("knowledgebase.file-key-reused"));
    }
}
