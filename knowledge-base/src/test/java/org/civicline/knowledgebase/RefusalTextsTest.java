package org.civicline.knowledgebase;

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

class RefusalTextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CODE = Pattern.compile("\"(knowledgebase\\.[a-z-]+)\"");

    @Test
    void everyCodeInTheSourcesHasATitleAndARemedyInBothLanguages() throws IOException {
        Set<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(15).contains("knowledgebase.edition-changed");
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

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle(
                "messages/knowledgebase",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var found = CODE.matcher(Files.readString(file));
                while (found.find()) {
                    codes.add(found.group(1));
                }
            }
        }
        return codes;
    }
}
