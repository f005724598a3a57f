package org.civicline.foundation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
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

    private final JdbcClient jdbc;
    private final Audit audit;

    AuditController(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @GetMapping
    Slice<Line> newest(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int size) {
        int limit = Math.clamp(size, 1, MOST);
        List<Line> lines = jdbc.sql("""
                SELECT e.id, e.at, COALESCE(e.actor_name, s.username) AS actor, e.action, e.subject, e.details, e.seal_number IS NOT NULL AS sealed
                FROM foundation.audit_entry e LEFT JOIN foundation.staff s ON s.id = e.actor
                WHERE CAST(:after AS uuid) IS NULL OR e.id < :after
                ORDER BY e.id DESC LIMIT :limit
                """)
                .param("after", after)
                .param("limit", limit + 1)
                .query(Line.class)
                .list();
        boolean more = lines.size() > limit;
        List<Line> shown = more ? lines.subList(0, limit) : lines;
        return new Slice<>(shown, more ? shown.getLast().id().toString() : null);
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

    record Line(
            UUID id,
            Instant at,
            @Nullable String actor,
            String action,
            String subject,
            String details,
            boolean sealed) {}
}
