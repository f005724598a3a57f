package org.civicline.knowledgebase.editorial;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names of staff, in the language of the request on this thread. */
@Component
public class StaffNames {

    private final StaffDirectory staff;

    StaffNames(StaffDirectory staff) {
        this.staff = staff;
    }

    /** Names of all the staff given, in one query. */
    public Map<UUID, String> names(Collection<? extends @Nullable UUID> ids) {
        var wanted = ids.stream().filter(Objects::nonNull).map(StaffId::new).collect(Collectors.toSet());
        return wanted.isEmpty()
                ? Map.of()
                : staff.findAll(wanted).values().stream()
                        .collect(Collectors.toMap(one -> one.id().value(), StaffNames::name));
    }

    private static String name(StaffMember one) {
        String english = one.displayNameEn();
        boolean inEnglish = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english != null && inEnglish ? english : one.displayName();
    }
}
