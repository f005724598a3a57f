package org.civicline.ticketing.sla;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A calendar as a file: a heading, then a day per line: {@code day,works,holiday}. */
final class CalendarCsv {

    /** What Chinese spreadsheets save where they are not asked for UTF-8. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private CalendarCsv() {}

    /** One form per line below the heading; empty lines count as lines and give a form without anything. */
    static List<DayForm> read(byte[] file) {
        List<String> lines = text(file).lines().toList();
        var days = new ArrayList<DayForm>();
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", -1);
            days.add(cells.length < 3 ? DayForm.EMPTY : new DayForm(cell(cells[0]), cell(cells[1]), cell(cells[2])));
        }
        while (!days.isEmpty() && lines.get(days.size()).isBlank()) {
            days.removeLast();
        }
        return days;
    }

    private static String cell(String written) {
        String text = written.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
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
