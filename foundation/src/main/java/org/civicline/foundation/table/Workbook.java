package org.civicline.foundation.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.civicline.foundation.table.TableFile.Rows;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of a workbook, row by row. Dates become {@code 2026-03-02 10:00:00}, numbers plain digits. */
final class Workbook {

    /** Wider than any table of ours; what stands further right is nobody's. */
    private static final int MOST_CELLS = 200;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Workbook() {}

    static void read(Path file, Rows rows) throws IOException {
        InflatedSize.check(file, InflatedSize.LARGEST, InflatedSize.MOST_WORDS);
        try (ReadableWorkbook book = open(file);
                Stream<Row> stream = rowsOf(book)) {
            Iterator<Row> lines = stream.iterator();
            for (Line line = next(lines); line != null; line = next(lines)) {
                rows.row(line.number(), line.cells());
            }
        }
    }

    private record Line(int number, List<String> cells) {}

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (RuntimeException | IOException e) {
            throw new MalformedTableException(e);
        }
    }

    private static Stream<Row> rowsOf(ReadableWorkbook book) throws IOException {
        try {
            return book.getFirstSheet().openStream();
        } catch (RuntimeException | IOException e) {
            throw new MalformedTableException(e);
        }
    }

    /** Whatever the parser stumbles over, the file is the reason; what our own code throws, is not caught here. */
    private static @Nullable Line next(Iterator<Row> lines) {
        try {
            if (!lines.hasNext()) {
                return null;
            }
            Row row = lines.next();
            var cells = new ArrayList<String>();
            for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
                cells.add(text(row.getCell(i)));
            }
            return new Line(row.getRowNum(), cells);
        } catch (RuntimeException e) {
            throw new MalformedTableException(e);
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER ? number(cell) : cell.getText().strip();
    }

    private static String number(Cell cell) {
        if (!isMoment(cell)) {
            BigDecimal value = cell.asNumber();
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
        LocalDateTime exact = cell.asDate();
        // A day's fraction in binary is a little off the second.
        LocalDateTime moment = exact.plus(500, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.SECONDS);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
    }

    /** By the number format (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in Chinese workbooks). */
    private static boolean isMoment(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null
                && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").matches("(?i).*[ymdhs].*");
    }
}
