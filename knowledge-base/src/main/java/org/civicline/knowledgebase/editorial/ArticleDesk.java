package org.civicline.knowledgebase.editorial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.civicline.knowledgebase.editorial.Standings.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done with published articles: looked after, found to be right still, taken down. */
@Component
class ArticleDesk {

    /** Between the day and the code, neither of which has one. */
    private static final char BETWEEN = '~';

    private final Standings standings;
    private final EditionStore editions;
    private final Knowledge knowledge;
    private final ArticleHistory history;
    private final EditorialAccess access;
    private final ReviewDays days;

    ArticleDesk(
            Standings standings,
            EditionStore editions,
            Knowledge knowledge,
            ArticleHistory history,
            EditorialAccess access,
            ReviewDays days) {
        this.standings = standings;
        this.editions = editions;
        this.knowledge = knowledge;
        this.history = history;
        this.access = access;
        this.days = days;
    }

    Slice<Standing> list(
            Which which, @Nullable String department, @Nullable String typed, @Nullable String after, int size) {
        Sought among = Sought.of(access.among(department), typed);
        List<Standing> found = switch (which) {
            case PUBLISHED -> standings.list(false, among, after, size + 1);
            case WITHDRAWN -> standings.list(true, among, after, size + 1);
            case DUE -> due(among, after, size + 1);
        };
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        Standing last = found.get(size - 1);
        return new Slice<>(
                found.subList(0, size),
                which == Which.DUE ? "" + last.reviewBy() + BETWEEN + last.code() : last.code());
    }

    private List<Standing> due(Sought sought, @Nullable String after, int most) {
        int at = after == null ? -1 : after.indexOf(BETWEEN);
        LocalDate day = at < 0 || after == null ? null : ContentForm.date(after.substring(0, at), "after");
        return day == null || after == null
                ? standings.due(days.dueBy(), sought, LocalDate.of(1900, 1, 1), "", most)
                : standings.due(days.dueBy(), sought, day, after.substring(at + 1), most);
    }

    Standings.Counts counts(@Nullable String department) {
        return standings.counts(days.dueBy(), access.among(department));
    }

    /** For those who may see its versions. */
    Standing standing(String code) {
        Standing standing = standings.of(code).orElseThrow(ArticleDesk::unknown);
        access.reader(standing.departmentCode());
        return standing;
    }

    Optional<Edition> edition(String code) {
        return editions.of(code);
    }

    List<Standings.Version> versions(String code) {
        return standings.versions(code);
    }

    /** A version, also of an article that is withdrawn. */
    Article version(String code, int version) {
        standing(code);
        return knowledge.version(code, version).orElseThrow(ArticleDesk::unknown);
    }

    /** Of an article, or of one that was never published yet. */
    List<ArticleHistory.Entry> history(String code, @Nullable UUID before, int most) {
        String department = standings
                .of(code)
                .map(Standing::departmentCode)
                .or(() -> editions.of(code).map(Edition::departmentCode))
                .orElseThrow(ArticleDesk::unknown);
        access.reader(department);
        return history.of(code, before, most);
    }

    /** Somebody has read it and found it right. */
    @Transactional
    public Standing confirm(String code, int version, @Nullable LocalDate wished) {
        StaffMember staff = published(code, version);
        LocalDate day = days.after(days.today(), wished);
        if (!knowledge.confirm(code, version, day)) {
            throw moved();
        }
        history.add(code, Act.CONFIRMED, staff.id().value(), version, day.toString());
        return standing(code);
    }

    /** At once and by one person: wrong advice must not wait for a second. */
    @Transactional
    public Standing withdraw(String code, int version, String reason) {
        StaffMember staff = published(code, version);
        if (!knowledge.withdraw(code, version, staff.id(), reason)) {
            throw moved();
        }
        history.add(code, Act.WITHDRAWN, staff.id().value(), version, reason);
        return standing(code);
    }

    /** @return who may look after it, and has seen the version that is published */
    private StaffMember published(String code, int version) {
        Standing standing = standings.of(code).orElseThrow(ArticleDesk::unknown);
        StaffMember staff = access.writer(standing.departmentCode());
        if (standing.withdrawn() != null || standing.version() != version) {
            throw moved();
        }
        return staff;
    }

    private static RefusedException moved() {
        return new RefusedException(Refusal.conflict("knowledgebase.article-changed"));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("knowledgebase.unknown-article"));
    }
}
