package org.civicline.knowledgebase.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.attachments.ArticleFileSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Editions, versions and history with the names of those who did it. */
@Component
class EditionViews {

    private final StaffNames people;
    private final EditorialAccess access;
    private final ArticleFileSettings limits;

    EditionViews(StaffNames people, EditorialAccess access, ArticleFileSettings limits) {
        this.people = people;
        this.access = access;
        this.limits = limits;
    }

    /**
     * An edition.
     *
     * @param mayWrite whether the reader may change, submit, take back or discard it, each in its state
     * @param mayReview whether the reader may approve or return it
     */
    record EditionView(
            UUID id,
            String code,
            @Nullable Integer baseVersion,
            String departmentCode,
            EditionState state,
            long version,
            Content content,
            List<String> writers,
            @Nullable String changedBy,
            Instant changedAt,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable String note,
            @Nullable String returnedWhy,
            @Nullable String approvedBy,
            @Nullable LocalDate publishOn,
            List<AttachedFile> files,
            FileLimits fileLimits,
            boolean mayWrite,
            boolean mayReview) {}

    /**
     * What is taken of files.
     *
     * @param largest of one file, in bytes
     * @param most of one edition
     */
    record FileLimits(long largest, int most) {}

    /** @param baseVersion null for a new article */
    record LineView(
            UUID id,
            String code,
            String title,
            @Nullable Integer baseVersion,
            String departmentCode,
            EditionState state,
            boolean service,
            @Nullable String changedBy,
            Instant changedAt,
            @Nullable String submittedBy,
            @Nullable LocalDate publishOn,
            boolean returned) {}

    record VersionView(
            int version,
            String title,
            Instant publishedAt,
            @Nullable String writtenBy,
            @Nullable String approvedBy,
            @Nullable String note) {}

    record EntryView(
            UUID id,
            Instant at,
            ArticleHistory.Act act,
            @Nullable String by,
            @Nullable Integer version,
            @Nullable String note) {}

    record WithdrawalView(Instant at, @Nullable String by, String why) {}

    EditionView of(Edition one) {
        var ids = new ArrayList<@Nullable UUID>(one.writers());
        ids.addAll(Arrays.asList(one.changedBy(), one.submittedBy(), one.approvedBy()));
        Map<UUID, String> names = people.names(ids);
        return new EditionView(
                one.id(),
                one.code(),
                one.baseVersion(),
                one.departmentCode(),
                one.state(),
                one.version(),
                one.content(),
                one.writers().stream()
                        .flatMap(id -> Stream.ofNullable(names.get(id)))
                        .toList(),
                name(names, one.changedBy()),
                one.changedAt(),
                name(names, one.submittedBy()),
                one.submittedAt(),
                one.note(),
                one.returnedWhy(),
                name(names, one.approvedBy()),
                one.publishOn(),
                one.files(),
                new FileLimits(limits.largest().toBytes(), limits.perArticle()),
                access.mayWrite(one.departmentCode()),
                access.mayReview(one));
    }

    List<LineView> lines(List<EditionLine> lines) {
        Map<UUID, String> names = names(lines, EditionLine::changedBy, EditionLine::submittedBy);
        return lines.stream()
                .map(one -> new LineView(
                        one.id(),
                        one.code(),
                        one.title(),
                        one.baseVersion(),
                        one.departmentCode(),
                        one.state(),
                        one.service(),
                        name(names, one.changedBy()),
                        one.changedAt(),
                        name(names, one.submittedBy()),
                        one.publishOn(),
                        one.returned()))
                .toList();
    }

    List<VersionView> versions(List<Standings.Version> versions) {
        Map<UUID, String> names = names(versions, Standings.Version::writtenBy, Standings.Version::approvedBy);
        return versions.stream()
                .map(one -> new VersionView(
                        one.version(),
                        one.title(),
                        one.publishedAt(),
                        name(names, one.writtenBy()),
                        name(names, one.approvedBy()),
                        one.note()))
                .toList();
    }

    List<EntryView> history(List<ArticleHistory.Entry> entries) {
        Map<UUID, String> names = names(entries, ArticleHistory.Entry::staffId, ArticleHistory.Entry::staffId);
        return entries.stream()
                .map(one -> new EntryView(
                        one.id(), one.at(), one.act(), name(names, one.staffId()), one.version(), one.note()))
                .toList();
    }

    @Nullable
    WithdrawalView withdrawal(Standing.@Nullable Withdrawal one) {
        return one == null
                ? null
                : new WithdrawalView(one.at(), people.names(List.of(one.by())).get(one.by()), one.why());
    }

    private <T> Map<UUID, String> names(
            List<T> of, Function<T, @Nullable UUID> one, Function<T, @Nullable UUID> other) {
        return people.names(of.stream()
                .flatMap(
                        each -> Stream.concat(Stream.ofNullable(one.apply(each)), Stream.ofNullable(other.apply(each))))
                .toList());
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }
}
