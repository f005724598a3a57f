package org.civicline.ticketing.sla;

import org.jspecify.annotations.Nullable;

/** A rule as it is written over the wire; what is null or empty holds for any. */
record RuleForm(
        @Nullable String duty,
        @Nullable String type,
        @Nullable String urgency,
        @Nullable String categoryCode,
        @Nullable String timeOfDay,
        @Nullable Integer amount,
        @Nullable String unit) {

    static RuleForm of(Rule rule) {
        return new RuleForm(
                rule.duty().name(),
                name(rule.type()),
                name(rule.urgency()),
                rule.category(),
                name(rule.time()),
                rule.limit().amount(),
                rule.limit().unit().name());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
