package org.civicline.ticketing.export;

import org.dhatim.fastexcel.Worksheet;

/** How wide the columns of a sheet are: as what stands in them, but none is lost to sight and none takes the screen. */
public final class Widths {

    private static final int LEAST = 8;
    private static final int MOST = 60;

    /** Between two columns, and for the mark of the filter in the heading. */
    private static final int AIR = 3;

    private final int[] widest;

    public Widths(int columns) {
        this.widest = new int[columns];
    }

    public void hold(int column, String text) {
        widest[column] = Math.max(widest[column], shown(text));
    }

    /** What stands in the sheet from now on does not count: a sheet begins with its widths. */
    public void set(Worksheet sheet) {
        for (int column = 0; column < widest.length; column++) {
            sheet.width(column, Math.clamp(widest[column] + AIR, LEAST, MOST));
        }
    }

    /** In the widths of a digit, as spreadsheets count: a Chinese character takes two. */
    private static int shown(String text) {
        return text.codePoints().map(one -> one < 0x1100 ? 1 : 2).sum();
    }
}
