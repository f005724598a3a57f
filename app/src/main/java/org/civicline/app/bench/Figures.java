package org.civicline.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, in the order in which it is printed: one line of {@code name=value}. */
public final class Figures {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** None yet. */
    public Figures() {}

    /** To the third decimal place. */
    public Figures put(String name, double value) {
        values.put(name, Math.round(value * 1000) / 1000.0);
        return this;
    }

    /** A count. */
    public Figures put(String name, long value) {
        values.put(name, value);
        return this;
    }

    /** Writes them as one JSON object. */
    public void write(Path json) throws IOException {
        Files.writeString(
                json,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n");
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + text(one.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3g", number) : value.toString();
    }
}
