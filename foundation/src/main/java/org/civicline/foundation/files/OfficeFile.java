package org.civicline.foundation.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Which office document a ZIP file is. Only its list of entries is read: nothing is unpacked. */
final class OfficeFile {

    private static final int MOST_ENTRIES = 5_000;

    private OfficeFile() {}

    /** Empty for any other ZIP file, and for a document with macros or with programs in it. */
    static Optional<FileKind> kind(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("[Content_Types].xml") == null || runs(zip)) {
                return Optional.empty();
            }
            boolean word = zip.getEntry("word/document.xml") != null;
            boolean excel = zip.getEntry("xl/workbook.xml") != null;
            return word == excel ? Optional.empty() : Optional.of(word ? FileKind.DOCX : FileKind.XLSX);
        } catch (ZipException _) {
            return Optional.empty();
        }
    }

    private static boolean runs(ZipFile zip) {
        List<String> names = zip.stream()
                .map(ZipEntry::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return names.stream()
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.contains("activex")
                        || name.contains("/embeddings/oleobject"));
    }
}
