package org.civicline.ticketing.duplicates;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.ticketing.places.NamedPlaces;

/**
 * What a telling says happened: its characters and their pairs, without where it was and without what every caller says.
 * Chinese shows no words; whoever says 没水了 and whoever says 停水 share the character, not the pair.
 *
 * @param runs what stands between, whole
 */
record Wordings(Set<String> runs, Set<String> characters, Set<String> pairs) {

    private static final double OF_PAIRS = 0.6;

    /** Below this many, what little is written would be like everything. */
    private static final int FEWEST = 5;

    private static final Pattern IDLE = Pattern.compile(
            "来电人反映|市民短信反映|来电人咨询|市民短信咨询|市民反映|反映|请问|您好|你好|希望|尽快|部门|有关"
                    + "|相关|处理|解决|核实|情况|问题|投诉|举报|咨询|要求|请求|影响|扰民|我们|这里|那里|现在|已经|一直|今天|昨天|早上|晚上|附近|[0-9]+(号楼|单元|号|点|栋)?|[的了是在我有没和都也就很还请吗呢人]");
    private static final Pattern BREAK = Pattern.compile("[^\\p{IsHan}a-z]+");

    static Wordings of(String words, NamedPlaces named) {
        String left = words.toLowerCase(Locale.ROOT);
        for (String name : named.names()) {
            left = left.replace(name, " ");
        }
        var runs = new LinkedHashSet<String>();
        var characters = new HashSet<String>();
        var pairs = new HashSet<String>();
        for (String run : BREAK.split(IDLE.matcher(left).replaceAll(" "))) {
            runs.add(run);
            for (int i = 0; i < run.length(); i++) {
                characters.add(run.substring(i, i + 1));
                if (i + 1 < run.length()) {
                    pairs.add(run.substring(i, i + 2));
                }
            }
        }
        return new Wordings(runs, characters, pairs);
    }

    /** From 0, nothing in common, to 1, one says all that the other says. */
    double like(Wordings other) {
        return OF_PAIRS * shared(pairs, other.pairs) + (1 - OF_PAIRS) * shared(characters, other.characters);
    }

    boolean anyPairOf(Wordings other) {
        return pairs.stream().anyMatch(other.pairs::contains);
    }

    boolean none() {
        return characters.isEmpty();
    }

    private static double shared(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return (double) both / Math.max(FEWEST, Math.min(one.size(), other.size()));
    }
}
