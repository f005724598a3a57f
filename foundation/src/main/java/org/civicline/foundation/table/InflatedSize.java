package org.civicline.foundation.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A small archive may unpack to more than any memory holds: what it really unpacks to is counted before it is read. */
final class InflatedSize {

    static final long LARGEST = 600L * 1024 * 1024;

    /** Held in memory while the sheet is read. */
    static final long MOST_WORDS = 80L * 1024 * 1024;

    private static final String WORDS = "xl/sharedStrings.xml";
    private static final int MOST_ENTRIES = 2_000;

    private InflatedSize() {}

    static void check(Path file, long largest, long mostWords) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_ENTRIES) {
                throw new MalformedTableException();
            }
            long left = largest;
            for (ZipEntry entry : Collections.list(archive.entries())) {
                long allowed = entry.getName().equalsIgnoreCase(WORDS) ? Math.min(left, mostWords) : left;
                left -= inflated(archive, entry, allowed);
            }
        } catch (ZipException e) {
            throw new MalformedTableException(e);
        }
    }

    /** Never believes what the archive says of itself. */
    private static long inflated(ZipFile archive, ZipEntry entry, long allowed) throws IOException {
        byte[] some = new byte[64 * 1024];
        long size = 0;
        try (InputStream content = archive.getInputStream(entry)) {
            for (int count = content.read(some); count >= 0; count = content.read(some)) {
                size += count;
                if (size > allowed) {
                    throw new MalformedTableException();
                }
            }
        }
        return size;
    }
}
