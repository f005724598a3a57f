package org.civicline.foundation.imports;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.springframework.stereotype.Component;

/** All kinds there are, in the order in which a new city needs them. */
@Component
class ImportKinds {

    private static final List<String> ORDER =
            List.of("departments", "staff", "categories", "dispatch-catalogue", "articles", "old-tickets");

    private final Map<String, ImportKind> kinds;

    ImportKinds(List<ImportKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::code, Function.identity()));
    }

    ImportKind get(String code) {
        ImportKind kind = kinds.get(code);
        if (kind == null) {
            throw new RefusedException(Refusal.notFound("foundation.unknown-import"));
        }
        return kind;
    }

    /** The kind, if they may take it in. */
    ImportKind get(String code, StaffMember by) {
        ImportKind kind = get(code);
        if (kind.takers().stream().noneMatch(by::has)) {
            throw new RefusedException(Refusal.forbidden("foundation.forbidden"));
        }
        return kind;
    }

    List<ImportKind> of(StaffMember by) {
        return kinds.values().stream()
                .filter(kind -> kind.takers().stream().anyMatch(by::has))
                .sorted(java.util.Comparator.<ImportKind>comparingInt(kind -> place(kind.code()))
                        .thenComparing(ImportKind::code))
                .toList();
    }

    private static int place(String code) {
        int place = ORDER.indexOf(code);
        return place < 0 ? ORDER.size() : place;
    }
}
