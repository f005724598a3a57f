package org.civicline.foundation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/staff/audit")
@PreAuthorize("hasRole('AUDIT_ADMIN')")
class AuditController {

    private static final int MOST = 200;

    /** What an id has room for, and more than anybody asks for. */
    private static final long MOST_SECONDS = 1L << 37;

    private final JdbcClient jdbc;
    private final Audit audit;

    AuditController(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Newest first, by whatever is given.
     *
     * @param actor user name
     * @param subject the whole of it: {@code ticket:20260101-000001}
     * @param action its beginning: {@code staff.} is all that people do with accounts
     * @param from and {@code until}: entries before are not looked at, which is what keeps a rare search short
     */
    @GetMapping
    Slice<Line> newest(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        int limit = Math.clamp(size, 1, MOST);
        List<Line> lines = jdbc.sql("""
                SELECT e.id, e.at, COALESCE(e.actor_name, s.username) AS actor, e.action, e.subject, e.details,
                       e.seal_number AS seal
                FROM foundation.audit_entry e LEFT JOIN foundation.staff s ON s.id = e.actor
                WHERE (CAST(:after AS uuid) IS NULL OR e.id < CAST(:after AS uuid))
                  AND (CAST(:subject AS text) IS NULL OR e.subject = CAST(:subject AS text))
                  AND (CAST(:actor AS text) IS NULL OR COALESCE(e.actor_name, s.username) = CAST(:actor AS text))
                  AND (CAST(:action AS text) IS NULL OR starts_with(e.action, CAST(:action AS text)))
                  AND (CAST(:from AS uuid) IS NULL OR e.id >= CAST(:from AS uuid))
                  AND (CAST(:until AS uuid) IS NULL OR e.id < CAST(:until AS uuid))
                ORDER BY e.id DESC LIMIT :limit
                """)
                .param("after", after)
                .param("subject", word(subject))
                .param("actor", word(actor))
                .param("action", word(action))
                .param("from", firstOf(from))
                .param("until", firstOf(until))
                .param("limit", limit + 1)
                .query(Line.class)
                .list();
        boolean more = lines.size() > limit;
        List<Line> shown = more ? lines.subList(0, limit) : lines;
        return new Slice<>(shown, more ? shown.getLast().id().toString() : null);
    }

    /** Null for what is left empty. */
    private static @Nullable String word(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.indexOf('\0') >= 0) {
            throw new RefusedException(Refusal.invalid("foundation.malformed"));
        }
        return given.strip();
    }

    /** Ids sort by time (RFC 9562, version 7): no entry of that second or later has a smaller one. */
    private static @Nullable UUID firstOf(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        long seconds = Math.clamp(moment.getEpochSecond(), 0, MOST_SECONDS);
        return new UUID(seconds * 1_000 << Short.SIZE, 0);
    }

    @GetMapping("/verification")
    Map<String, Object> verification() {
        return switch (audit.verify()) {
            case Audit.Verification.Intact(long entries, long seals, long unsealed, boolean endChecked) ->
                Map.of(
                        "intact",
                        true,
                        "entries",
                        entries,
                        "seals",
                        seals,
                        "unsealed",
                        unsealed,
                        "endChecked",
                        endChecked);
            case Audit.Verification.Broken broken -> broken(broken);
        };
    }

    private static Map<String, Object> broken(Audit.Verification.Broken broken) {
        DamageTexts texts = new DamageTexts(LocaleContextHolder.getLocale());
        Long seal = broken.first().seal();
        return Map.of(
                "intact",
                false,
                "sealNumber",
                seal == null ? 0 : seal,
                "reason",
                texts.of(broken.first()),
                "count",
                broken.count(),
                "damages",
                broken.damages().stream()
                        .map(damage -> new Wrong(damage.kind(), damage.seal(), damage.entry(), texts.of(damage)))
                        .toList());
    }

    record Wrong(
            Audit.Damage.Kind kind,
            @Nullable Long seal,
            @Nullable UUID entry,
            String reason) {}

    /** @param seal the number of the batch that covers it; null while it waits for one */
    record Line(
            UUID id,
            Instant at,
            @Nullable String actor,
            String action,
            String subject,
            String details,
            @Nullable Long seal) {}
}
