package org.civicline.ticketing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipFile;
import org.springframework.web.util.HtmlUtils;

/** What is written in an xlsx. */
final class Spreadsheets {

    private Spreadsheets() {}

    /**
     * All text of the file: the sheet and the strings it refers to. By its directory, as spreadsheets read it: sizes stand
     * there, not before what was written as it came.
     */
    static String text(byte[] file) throws IOException {
        Path kept = Files.createTempFile("cases", ".xlsx");
        try {
            Files.write(kept, file);
            var text = new StringBuilder();
            try (var zip = new ZipFile(kept.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return HtmlUtils.htmlUnescape(text.toString().replace("&apos;", "'"));
        } finally {
            Files.delete(kept);
        }
    }
}
