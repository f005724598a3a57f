package org.civicline.foundation.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table in a file: a workbook (xlsx), whose first sheet counts, or CSV in UTF-8 or GB18030. */
public final class TableFile {

    /** How a zip archive begins (APPNOTE.TXT, 4.3.7). */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** How a compound file begins (MS-CFB, 2.2): workbooks of before 2007, and those with a password. */
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** Who is told the rows. */
    @FunctionalInterface
    public interface Rows {

        /** @param number counted from 1, as a spreadsheet does */
        void row(int number, List<String> cells);
    }

    private TableFile() {}

    /**
     * Tells each row as soon as it is read; no more of the file is in memory than that and a workbook's words.
     *
     * @throws MalformedTableException if it is neither
     */
    public static void read(Path file, Rows rows) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, ZIP)) {
            Workbook.read(file, rows);
        } else if (Arrays.equals(head, COMPOUND)) {
            throw new MalformedTableException();
        } else {
            csv(file, rows);
        }
    }

    private static void csv(Path file, Rows rows) throws IOException {
        Optional<Charset> charset = charset(file);
        int[] count = {0};
        try (var text = Files.newBufferedReader(file, charset.orElseThrow(MalformedTableException::new))) {
            Csv.read(text, cells -> rows.row(++count[0], cells));
        }
    }

    /** That in which every byte means something. */
    private static Optional<Charset> charset(Path file) throws IOException {
        for (Charset one : new Charset[] {StandardCharsets.UTF_8, Csv.GB18030}) {
            if (readable(file, one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static boolean readable(Path file, Charset charset) throws IOException {
        char[] some = new char[8_192];
        try (var text = new InputStreamReader(Files.newInputStream(file), charset.newDecoder())) {
            for (int count = text.read(some); count >= 0; count = text.read(some)) {
                if (new String(some, 0, count).indexOf('\0') >= 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** Whether a row has nothing in it. */
    public static boolean blank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
