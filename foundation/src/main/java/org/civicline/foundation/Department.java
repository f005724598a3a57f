package org.civicline.foundation;

import org.jspecify.annotations.Nullable;

/** A 承办单位: a node of the organisation tree, known by its code. */
public record Department(
        String code,
        String name,
        @Nullable String nameEn,
        Level level,
        @Nullable String parentCode) {

    /** 市级, 区级, 街道级. */
    public enum Level {
        CITY,
        DISTRICT,
        STREET
    }
}
