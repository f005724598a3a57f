package org.civicline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That whatever a module refuses with, people are told why and what to do, in both languages. */
public abstract class RefusalTexts {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int FEW = 15;

    private final String module;
    private final String known;

    /**
     * @param module as the codes begin, and as its bundle of messages is named
     * @param known one of its codes, which the sources are to have
     */
    protected RefusalTexts(String module, String known) {
        this.module = module;
        this.known = known;
    }

    @Test
    void everyCodeInTheSourcesHasATitleAndARemedyInBothLanguages() throws IOException {
        Set<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(FEW).contains(known);
        for (Locale language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            ResourceBundle texts = texts(language);
            for (String code : codes) {
                assertThat(texts.getString("refusal." + code + ".title")).isNotBlank();
                assertThat(texts.getString("refusal." + code + ".remedy")).isNotBlank();
            }
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(texts(Locale.ENGLISH).keySet()).isEqualTo(texts(Locale.ROOT).keySet());
    }

    private ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle(
                "messages/" + module,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private Set<String> codes() throws IOException {
        var code = Pattern.compile("\"(" + module + "\\.[a-z-]+)\"");
        var codes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var found = code.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        return codes;
    }
}
