package org.civicline.app.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.civicline.app.launcher.Trouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a file that has a JSON object a line, and where it stands. */
record JsonLine(Path file, int number, JsonNode values) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All that are not blank. */
    static List<JsonLine> all(Path file) {
        var lines = new ArrayList<JsonLine>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    lines.add(new JsonLine(file, number, JSON.readTree(line)));
                }
            }
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + " as UTF-8 text", "Check the name and the file.");
        } catch (JacksonException e) {
            throw new Trouble("line %d of %s is no JSON".formatted(number, file), "Each line is one JSON object.");
        }
        return lines;
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new Trouble(
                    "line %d of %s has no text \"%s\"".formatted(number, file, name),
                    "See the command's --help for what a line has.");
        }
        return text;
    }

    String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    @Nullable
    String textOrNull(String name) {
        return values.path(name).isString() ? values.path(name).asString() : null;
    }
}
