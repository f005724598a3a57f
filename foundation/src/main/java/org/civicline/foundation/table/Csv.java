package org.civicline.foundation.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table as spreadsheets save it (RFC 4180): a heading, then a row per line. */
public final class Csv {

    /** What Chinese spreadsheets save where they are not asked for UTF-8. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    /** What a spreadsheet's cell can hold; more is a quotation that nobody closed. */
    private static final int LONGEST_CELL = 32_767;

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int END = -1;

    private final Reader text;
    private final Consumer<List<String>> rows;
    private final List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private int next;

    private Csv(Reader text, Consumer<List<String>> rows) {
        this.text = text;
        this.rows = rows;
    }

    /** Rows with their cells, without white space around them; an empty line is a row of one empty cell, but not at the end. */
    public static List<List<String>> read(byte[] file) {
        var rows = new ArrayList<List<String>>();
        try {
            read(new StringReader(text(file)), rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!rows.isEmpty() && rows.getLast().stream().allMatch(String::isEmpty)) {
            rows.removeLast();
        }
        return rows;
    }

    /**
     * Tells each row as soon as it is read.
     *
     * @throws MalformedTableException if a cell does not end
     */
    public static void read(Reader text, Consumer<List<String>> rows) throws IOException {
        new Csv(text, rows).read();
    }

    private void read() throws IOException {
        next = text.read();
        if (next == BYTE_ORDER_MARK) {
            next = text.read();
        }
        while (next != END) {
            char one = (char) next;
            next = text.read();
            if (quoted) {
                within(one);
            } else if (one == '"' && cell.toString().isBlank()) {
                quoted = true;
            } else if (one == ',') {
                endCell();
            } else if (one == '\n') {
                endRow();
            } else if (one != '\r') {
                append(one);
            }
        }
        endRow();
    }

    /** Inside quotes two of them stand for one. */
    private void within(char one) throws IOException {
        if (one != '"') {
            append(one);
        } else if (next == '"') {
            append(one);
            next = text.read();
        } else {
            quoted = false;
        }
    }

    private void append(char one) {
        if (cell.length() == LONGEST_CELL) {
            throw new MalformedTableException();
        }
        cell.append(one);
    }

    private void endCell() {
        row.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.accept(List.copyOf(row));
        row.clear();
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(file, GB18030);
        }
    }
}
