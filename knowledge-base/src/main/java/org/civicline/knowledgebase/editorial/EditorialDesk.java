package org.civicline.knowledgebase.editorial;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.attachments.FileRows;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The life of an edition, from the first word to its publication. */
@Component
class EditorialDesk {

    private final EditionStore editions;
    private final Standings standings;
    private final Knowledge knowledge;
    private final Publication publication;
    private final ArticleHistory history;
    private final EditorialAccess access;
    private final EditionRefusals refusals;
    private final ReviewDays days;
    private final FileRows files;
    private final Departments departments;
    private final Clock clock;

    EditorialDesk(
            EditionStore editions,
            Standings standings,
            Knowledge knowledge,
            Publication publication,
            ArticleHistory history,
            EditorialAccess access,
            EditionRefusals refusals,
            ReviewDays days,
            FileRows files,
            Departments departments,
            Clock clock) {
        this.editions = editions;
        this.standings = standings;
        this.knowledge = knowledge;
        this.publication = publication;
        this.history = history;
        this.access = access;
        this.refusals = refusals;
        this.days = days;
        this.files = files;
        this.departments = departments;
        this.clock = clock;
    }

    /** For those who may write it or, as leaders, read it. */
    Edition find(UUID id) {
        Edition edition = editions.find(id).orElseThrow(EditionRefusals::unknown);
        access.reader(edition.departmentCode());
        return edition;
    }

    /**
     * Begins a new article.
     *
     * @param wished the department it is of; the writer's own if none is said
     * @param key sent twice, it is begun once
     */
    @Transactional
    public Edition begin(@Nullable String wished, Content content, String key) {
        String department = wished == null ? access.staff().departmentCode() : wished;
        StaffMember staff = access.writer(department);
        if (departments.find(department).isEmpty()) {
            throw new RefusedException(
                    Refusal.invalid("knowledgebase.unknown-choice").with("field", "departmentCode"));
        }
        return add(editions.freeCode(), null, department, content, staff, key);
    }

    /** Begins the next version of an article, with what the newest says and its files. */
    @Transactional
    public Edition beginNext(String code, String key) {
        Standing standing = standings
                .of(code)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-article")));
        StaffMember staff = access.writer(standing.departmentCode());
        Article newest = knowledge.version(code, standing.version()).orElseThrow();
        return add(code, standing.version(), standing.departmentCode(), Content.of(newest), staff, key);
    }

    private Edition add(
            String code, @Nullable Integer base, String department, Content content, StaffMember staff, String key) {
        UUID by = staff.id().value();
        Edition before = editions.byKey(by, key).orElse(null);
        if (before != null) {
            return before;
        }
        Instant now = Columns.now(clock);
        Edition edition = Edition.begun(Ids.next(clock), code, base, department, content, by, now);
        if (editions.add(edition, key)) {
            files.begin(List.of(edition.id()));
            history.add(code, Act.BEGUN, by, null, null);
            return again(edition.id());
        }
        return editions.byKey(by, key)
                .orElseThrow(() -> editions.of(code)
                        .map(refusals::begun)
                        .orElseGet(() -> new RefusedException(Refusal.conflict("knowledgebase.edition-begun"))));
    }

    @Transactional
    public Edition write(UUID id, long version, Content content) {
        Edition edition = locked(id, version, EditionState.DRAFT);
        UUID by = access.staff().id().value();
        if (content.reviewBy() != null) {
            days.after(days.today(), content.reviewBy());
        }
        editions.write(id, content, publication.newest(edition.code()), by, Columns.now(clock));
        return again(id);
    }

    @Transactional
    public Edition submit(UUID id, long version, @Nullable String note) {
        Edition edition = locked(id, version, EditionState.DRAFT);
        UUID by = access.staff().id().value();
        List<Finding> open = ContentChecks.of(edition.content()).stream()
                .filter(Finding::must)
                .toList();
        if (!open.isEmpty()) {
            throw new RefusedException(Refusal.invalid("knowledgebase.checks-open")
                    .with("count", open.size())
                    .with(
                            "kinds",
                            open.stream()
                                    .map(one -> one.kind().name())
                                    .distinct()
                                    .collect(Collectors.joining(" "))));
        }
        days.after(days.today(), edition.content().reviewBy());
        editions.submit(id, by, Columns.now(clock), note);
        history.add(edition.code(), Act.SUBMITTED, by, null, note);
        return again(id);
    }

    /** Out of review, or out of the row of those that wait for their day. */
    @Transactional
    public Edition takeBack(UUID id, long version) {
        Edition edition = locked(id, version, EditionState.IN_REVIEW, EditionState.SCHEDULED);
        UUID by = access.staff().id().value();
        editions.reopen(id, by, Columns.now(clock), edition.returnedWhy());
        history.add(edition.code(), Act.TAKEN_BACK, by, null, null);
        return again(id);
    }

    @Transactional
    public Edition giveBack(UUID id, long version, String reason) {
        Edition edition = locked(id, version, EditionState.IN_REVIEW);
        UUID by = access.reviewer(edition).id().value();
        editions.reopen(id, by, Columns.now(clock), reason);
        history.add(edition.code(), Act.RETURNED, by, null, reason);
        return again(id);
    }

    /** @return the edition as it waits for its day; null if it is published */
    @Transactional
    public @Nullable Edition approve(UUID id, long version, @Nullable LocalDate wished) {
        Edition edition = locked(id, version, EditionState.IN_REVIEW);
        UUID by = access.reviewer(edition).id().value();
        LocalDate day = days.publication(wished);
        days.after(day, edition.content().reviewBy());
        if (publication.overtaken(edition)) {
            throw new RefusedException(Refusal.conflict("knowledgebase.edition-overtaken"));
        }
        if (day.equals(days.today())) {
            publication.publish(edition, by, by, day);
            return null;
        }
        editions.schedule(id, by, Columns.now(clock), day);
        history.add(edition.code(), Act.SCHEDULED, by, null, day.toString());
        return again(id);
    }

    @Transactional
    public void discard(UUID id, long version) {
        Edition edition = locked(id, version, EditionState.DRAFT);
        UUID by = access.staff().id().value();
        editions.remove(id);
        history.add(edition.code(), Act.DISCARDED, by, null, null);
    }

    /** The edition as its reader saw it, in one of these states; nobody else changes it meanwhile. */
    private Edition locked(UUID id, long version, EditionState... states) {
        Edition edition = editions.lock(id).orElseThrow(EditionRefusals::unknown);
        access.writer(edition.departmentCode());
        if (edition.version() != version) {
            throw refusals.changed(edition);
        }
        if (!List.of(states).contains(edition.state())) {
            throw refusals.state(edition);
        }
        return edition;
    }

    private Edition again(UUID id) {
        return editions.find(id).orElseThrow(EditionRefusals::unknown);
    }
}
