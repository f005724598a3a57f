package org.civicline.ticketing.export;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text as it may stand in a file that leaves the house. */
public final class Cell {

    /** Telephones, identity cards, accounts: in a title somebody may have written one. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9](?:[ -]?[0-9]){6,}[0-9Xx]?");

    private Cell() {}

    /** Numbers masked, and nothing that a spreadsheet would take for a formula, however the file is passed on. */
    public static String safe(String text) {
        String masked = NUMBERS.matcher(text).replaceAll(Cell::masked);
        return !masked.isEmpty() && "=+-@\t\r".indexOf(masked.charAt(0)) >= 0 ? "'" + masked : masked;
    }

    private static String masked(MatchResult found) {
        String number = found.group();
        return "****" + number.substring(number.length() - 4);
    }
}
