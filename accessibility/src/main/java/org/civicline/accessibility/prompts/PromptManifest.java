package org.civicline.accessibility.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civicline.accessibility.audio.SoundFiles;

/** Remembers in {@code <sounds>/.prompts} what each file says and by which voice, a line each. */
final class PromptManifest {

    private final Path file;
    private final Map<String, String> states;

    private PromptManifest(Path file, Map<String, String> states) {
        this.file = file;
        this.states = states;
    }

    static PromptManifest read(Path sounds) throws IOException {
        Path file = sounds.toAbsolutePath().resolve(".prompts");
        Map<String, String> states = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    states.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        } catch (NoSuchFileException _) {
            return new PromptManifest(file, states);
        }
        return new PromptManifest(file, states);
    }

    static String state(String voices, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((voices + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean holds(String name, String state) {
        return state.equals(states.get(name));
    }

    void put(String name, String state) {
        states.put(name, state);
    }

    void save() throws IOException {
        String lines = states.entrySet().stream()
                .map(entry -> entry.getKey() + '\t' + entry.getValue() + '\n')
                .collect(Collectors.joining());
        SoundFiles.writeWhole(file, lines.getBytes(StandardCharsets.UTF_8));
    }
}
