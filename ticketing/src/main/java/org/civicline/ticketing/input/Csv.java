package org.civicline.ticketing.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as spreadsheets save it (RFC 4180): a heading, then a row per line. */
public final class Csv {

    /** What Chinese spreadsheets save where they are not asked for UTF-8. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private Csv(String text) {
        this.text = text;
    }

    /** Rows with their cells, without white space around them; an empty line is a row of one empty cell, but not at the end. */
    public static List<List<String>> read(byte[] file) {
        return new Csv(text(file)).rows();
    }

    private List<List<String>> rows() {
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (quoted) {
                at = within(at, one);
            } else if (one == '"' && cell.toString().isBlank()) {
                quoted = true;
            } else if (one == ',') {
                endCell();
            } else if (one == '\n') {
                endRow();
            } else if (one != '\r' && (one != BYTE_ORDER_MARK || at > 0)) {
                cell.append(one);
            }
        }
        endRow();
        while (!rows.isEmpty() && rows.getLast().stream().allMatch(String::isEmpty)) {
            rows.removeLast();
        }
        return rows;
    }

    /** Inside quotes two of them stand for one. */
    private int within(int at, char one) {
        if (one != '"') {
            cell.append(one);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
            cell.append(one);
            return at + 1;
        } else {
            quoted = false;
        }
        return at;
    }

    private void endCell() {
        row.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(List.copyOf(row));
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
