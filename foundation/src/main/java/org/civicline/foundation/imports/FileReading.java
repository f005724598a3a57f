package org.civicline.foundation.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.table.MalformedTableException;
import org.civicline.foundation.table.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file into rows, some hundred in memory at a time. */
@Component
class FileReading {

    static final int MOST_ROWS = 200_000;

    /** Where all rows are taken in together: a large city's dispatch catalogue has some two thousand. */
    static final int MOST_WHOLE = 10_000;

    private static final int AT_ONCE = 1_000;

    private final StagedRows rows;
    private final ImportTexts texts;

    FileReading(StagedRows rows, ImportTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /**
     * Puts the rows where they are taken in from, in the caller's transaction.
     *
     * @return how many
     * @throws RefusedException if there are none, too many, or it is no table of this kind
     */
    int read(UUID run, ImportKind kind) {
        var reader = new Reader(run, kind);
        try {
            Path copy = Files.createTempFile("import", null);
            try {
                Files.write(copy, rows.file(run));
                TableFile.read(copy, reader);
            } finally {
                Files.delete(copy);
            }
        } catch (MalformedTableException _) {
            throw new RefusedException(Refusal.invalid("foundation.import-unreadable"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.forgetFile(run);
        return reader.end();
    }

    private final class Reader implements TableFile.Rows {

        private final UUID run;
        private final ImportKind kind;
        private final List<ImportRow> waiting = new ArrayList<>();
        private @Nullable Heading heading;
        private int count;

        Reader(UUID run, ImportKind kind) {
            this.run = run;
            this.kind = kind;
        }

        @Override
        public void row(int number, List<String> cells) {
            if (TableFile.blank(cells)) {
                return;
            }
            if (heading == null) {
                heading = Heading.of(kind, texts, cells);
                return;
            }
            ImportRow row = heading.row(number, cells);
            if (row.cells().isEmpty()) {
                return;
            }
            int most = kind.whole() ? MOST_WHOLE : MOST_ROWS;
            if (++count > most) {
                throw new RefusedException(
                        Refusal.invalid("foundation.import-too-many-rows").with("most", most));
            }
            waiting.add(row);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            rows.add(run, waiting, kind.key());
            waiting.clear();
        }

        int end() {
            if (count == 0) {
                throw new RefusedException(Refusal.invalid("foundation.import-no-rows"));
            }
            flush();
            return count;
        }
    }
}
