package org.civicline.channels.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A passage cut where its highlights begin and end, so that the page can mark them without building HTML. */
final class Passage {

    private Passage() {}

    record Piece(String text, boolean marked) {}

    /** @param highlights start and end offsets; those out of bounds or overlapping are left out */
    static List<Piece> pieces(String passage, List<int[]> highlights) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (int[] mark : highlights.stream()
                .sorted(Comparator.comparingInt(one -> one[0]))
                .toList()) {
            if (mark[0] < at || mark[1] <= mark[0] || mark[1] > passage.length()) {
                continue;
            }
            if (mark[0] > at) {
                pieces.add(new Piece(passage.substring(at, mark[0]), false));
            }
            pieces.add(new Piece(passage.substring(mark[0], mark[1]), true));
            at = mark[1];
        }
        if (at < passage.length()) {
            pieces.add(new Piece(passage.substring(at), false));
        }
        return pieces;
    }
}
