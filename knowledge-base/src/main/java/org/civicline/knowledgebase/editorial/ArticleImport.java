package org.civicline.knowledgebase.editorial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.editorial.ArticleRow.Read;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in articles from a table. None is published by that: each waits for review, so that somebody else reads it. What is
 * not in the file stays as it is.
 */
@Component
class ArticleImport implements ImportKind {

    private final ArticleRow reading;
    private final Knowledge knowledge;
    private final Standings standings;
    private final EditionStore editions;
    private final Submitting submitting;

    ArticleImport(
            ArticleRow reading,
            Knowledge knowledge,
            Standings standings,
            EditionStore editions,
            Submitting submitting) {
        this.reading = reading;
        this.knowledge = knowledge;
        this.standings = standings;
        this.editions = editions;
        this.submitting = submitting;
    }

    @Override
    public String code() {
        return "articles";
    }

    @Override
    public String module() {
        return "knowledgebase";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SUPERVISOR);
    }

    @Override
    public List<Column> columns() {
        return ArticleRow.COLUMNS;
    }

    @Override
    public String key() {
        return "code";
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
        Map<Integer, Read> read = reading.read(rows, problems);
        Set<String> codes = Set.copyOf(read.values().stream().map(Read::code).toList());
        Map<String, Standing> standing = standings.ofAll(codes);
        Map<String, Content> said =
                knowledge.newest(codes).stream().collect(Collectors.toMap(Article::code, Content::of));
        Map<String, Edition> begun = editions.ofAll(codes);
        Map<Read, @Nullable Integer> wanted = new LinkedHashMap<>();
        int unchanged = 0;
        for (var row : read.entrySet()) {
            Read one = row.getValue();
            Standing known = standing.get(one.code());
            Edition edition = begun.get(one.code());
            boolean published = known != null
                    && known.withdrawn() == null
                    && known.departmentCode().equals(one.department())
                    && says(said.get(one.code()), one.content());
            if (published || edition != null && says(edition.content().withoutReviewDay(), one.content())) {
                unchanged++;
            } else if (edition != null) {
                problems.add(row.getKey(), "code", "knowledge-being-written");
            } else if (known != null && !known.departmentCode().equals(one.department())) {
                problems.add(row.getKey(), "department", "knowledge-other-department");
            } else if (known != null && known.service()) {
                problems.add(row.getKey(), "code", "knowledge-service-item");
            } else {
                wanted.put(one, known == null ? null : known.version());
            }
        }
        return new Ready(wanted, unchanged);
    }

    /** Of a service item a row has the text, not the form. */
    private static boolean says(@Nullable Content known, Content row) {
        if (known == null) {
            return false;
        }
        return known.service() == null
                ? row.withoutReviewDay().equals(known)
                : row.text().equals(known.text()) && row.title().equals(known.title());
    }

    private final class Ready implements Prepared {

        private final Map<Read, @Nullable Integer> wanted;
        private final int unchanged;

        Ready(Map<Read, @Nullable Integer> wanted, int unchanged) {
            this.wanted = wanted;
            this.unchanged = unchanged;
        }

        @Override
        public Tally tally() {
            int changed =
                    (int) wanted.values().stream().filter(one -> one != null).count();
            return new Tally(wanted.size() - changed, changed, unchanged);
        }

        @Override
        public void write(StaffMember by, String note) {
            UUID staff = by.id().value();
            submitting.all(wanted, staff, note);
        }
    }
}
