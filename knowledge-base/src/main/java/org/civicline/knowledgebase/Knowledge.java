package org.civicline.knowledgebase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;

/** Published articles. */
public interface Knowledge {

    Optional<Article> find(String code);

    /** Published articles of a category or all, by code. */
    Slice<ArticleLine> list(@Nullable String categoryCode, @Nullable String after, int size);

    /** Publishes new versions of articles; an unchanged article gets no new version. Index follows within 2 s. */
    Outcome<Integer> publish(Collection<NewArticle> articles);

    /**
     * Takes an article down: no search, list or reader finds it until it is published again. Indexes follow within 2 s.
     *
     * @param version that is published
     * @return false if another version is, or none
     */
    boolean withdraw(String code, int version, StaffId by, String why);

    /**
     * Puts off the day by which an article is to be read again.
     *
     * @param version that is published
     * @return false if another version is, or none
     */
    boolean confirm(String code, int version, LocalDate reviewBy);

    /** A version that is or was published, whether or not the article is withdrawn. */
    Optional<Article> version(String code, int version);

    /** The newest versions of those of these articles there are, whether or not they are withdrawn. */
    List<Article> newest(Collection<String> codes);

    /** When the article was withdrawn, if it is. */
    Optional<Instant> withdrawn(String code);

    /** @param files in the order they are read; null for those of the version before */
    record NewArticle(
            String code,
            String title,
            @Nullable String titleEn,
            String departmentCode,
            String categoryCode,
            List<String> keywords,
            String body,
            LocalDate validFrom,
            LocalDate reviewBy,
            Visibility visibility,
            Besides besides,
            Origin origin,
            @Nullable List<AttachedFile> files) {

        /** Brought along, with nothing beside its text but the files the version before had. */
        public NewArticle(
                String code,
                String title,
                @Nullable String titleEn,
                String departmentCode,
                String categoryCode,
                List<String> keywords,
                String body,
                LocalDate validFrom,
                LocalDate reviewBy,
                Visibility visibility) {
            this(
                    code,
                    title,
                    titleEn,
                    departmentCode,
                    categoryCode,
                    keywords,
                    body,
                    validFrom,
                    reviewBy,
                    visibility,
                    Besides.NOTHING,
                    Origin.BROUGHT,
                    null);
        }
    }

    /** Who may read an article. */
    enum Visibility {
        PUBLIC,
        /** 仅工作人员. */
        STAFF,
        /** 仅本部门: the department's own staff, supervisors and leaders. */
        DEPARTMENT;

        /** Whether a member of staff may read an article of that department. */
        public boolean includes(StaffMember reader, String departmentCode) {
            return switch (this) {
                case PUBLIC, STAFF -> true;
                case DEPARTMENT ->
                    reader.departmentCode().equals(departmentCode)
                            || reader.has(Role.SUPERVISOR)
                            || reader.has(Role.LEADER);
            };
        }
    }

    /**
     * What a version has beside its text.
     *
     * @param service the form its text was made from
     * @param bodyEn the text in English, Markdown
     * @param spoken to be read out on the telephone, plain sentences
     */
    record Besides(
            @Nullable ServiceItem service,
            @Nullable String bodyEn,
            @Nullable String spoken) {

        static final Besides NOTHING = new Besides(null, null, null);
    }

    /**
     * Who answers for a version; nobody for what was brought along.
     *
     * @param note what the writer said of the change
     */
    record Origin(
            @Nullable StaffId writtenBy,
            @Nullable StaffId approvedBy,
            @Nullable String note) {

        static final Origin BROUGHT = new Origin(null, null, null);
    }

    /**
     * @param html the body, rendered from Markdown and safe to show
     * @param reviewBy when it is to be read again; of the version on show it may have been put off since
     * @param timesUsed how many cases were answered with it on the spot ({@link ArticleUse})
     * @param files in the order they are read
     */
    record Article(
            String code,
            int version,
            String title,
            @Nullable String titleEn,
            String departmentCode,
            String categoryCode,
            List<String> keywords,
            String body,
            String html,
            LocalDate validFrom,
            LocalDate reviewBy,
            Visibility visibility,
            Besides besides,
            @Nullable String htmlEn,
            Instant publishedAt,
            Origin origin,
            long timesUsed,
            List<AttachedFile> files) {}

    record ArticleLine(
            String code,
            String title,
            String departmentCode,
            String categoryCode,
            LocalDate validFrom,
            LocalDate reviewBy,
            Visibility visibility) {}
}
