package org.civicline.ticketing.duplicates;

/** What two texts have in common. */
final class Shared {

    private Shared() {}

    /** As much around a place's name as both say, so that it is read as the name it is. */
    static String around(String name, String one, String other) {
        int from = one.indexOf(name);
        int theirs = other.indexOf(name);
        if (from < 0 || theirs < 0) {
            return name;
        }
        int to = from + name.length();
        int theirsTo = theirs + name.length();
        while (from > 0 && theirs > 0 && same(one.charAt(from - 1), other.charAt(theirs - 1))) {
            from--;
            theirs--;
        }
        while (to < one.length() && theirsTo < other.length() && same(one.charAt(to), other.charAt(theirsTo))) {
            to++;
            theirsTo++;
        }
        return one.substring(from, to);
    }

    private static boolean same(char one, char other) {
        return one == other && Character.isLetterOrDigit(one);
    }

    static String longest(String one, String other) {
        int[] before = new int[other.length() + 1];
        int best = 0;
        int end = 0;
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            for (int j = 1; j <= other.length(); j++) {
                if (one.charAt(i - 1) == other.charAt(j - 1)) {
                    now[j] = before[j - 1] + 1;
                    if (now[j] > best) {
                        best = now[j];
                        end = i;
                    }
                }
            }
            before = now;
        }
        return one.substring(end - best, end);
    }
}
