package org.civicline.app.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Files only their owner may read, written whole or not at all. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes the file whole or not at all; its folder must be there. */
    public static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path fresh = Files.createTempFile(
                    folder,
                    "." + file.getFileName(),
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code key=value} lines, in UTF-8, sorted by key. */
    static void writeProperties(Path file, String comment, Map<String, String> values) {
        StringBuilder text = new StringBuilder("# ").append(comment).append('\n');
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append('=').append(escape(value)).append('\n'));
        write(file, text.toString());
    }

    /** The properties of a file, none where it does not exist. */
    static Map<String, String> readProperties(Path file) {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException e) {
                throw new Trouble(
                        "%s is not a properties file: %s".formatted(file, e.getMessage()),
                        "Correct it, line by line key=value");
            }
            properties
                    .stringPropertyNames()
                    .forEach(name ->
                            values.put(name, properties.getProperty(name).strip()));
        }
        return values;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
