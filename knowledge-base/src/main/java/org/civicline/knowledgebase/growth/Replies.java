package org.civicline.knowledgebase.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.ticketing.SettledCases;
import org.civicline.ticketing.SettledCases.Settled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prepares a draft from what citizens were told before in cases about the same: their own words, masked, each with the case it
 * is from. Nothing is summed up or made up.
 */
@Component
class Replies {

    private static final int PAGE = 200;
    /** So many of the cases closed last are looked through. */
    private static final int LOOKED_AT = 2_000;

    private static final int MOST = 5;
    private static final int SHORTEST = 15;

    private final SettledCases cases;

    Replies(SettledCases cases) {
        this.cases = cases;
    }

    /** @param replies how many it quotes */
    record Prepared(String body, int replies) {}

    private record Fitting(Settled settled, long words) {}

    /**
     * @param label the telling words of the gap
     * @param department whose replies are quoted; null for all, to those who see all cases
     */
    Prepared about(List<String> label, @Nullable String department) {
        Map<String, String> quoted = new LinkedHashMap<>();
        for (Settled one : fitting(label, department)) {
            String answer = one.answer();
            if (answer != null && quoted.size() < MOST) {
                quoted.putIfAbsent(Masked.of(answer.strip()), one.number());
            }
        }
        return new Prepared(quoted.isEmpty() ? "" : body(quoted), quoted.size());
    }

    /** Cases are read by the system: what reaches the person is only what is masked here. */
    private List<Settled> fitting(List<String> label, @Nullable String department) {
        try (var system = Executors.newVirtualThreadPerTaskExecutor()) {
            return CompletableFuture.supplyAsync(() -> read(label, department), system)
                    .join();
        }
    }

    private List<Settled> read(List<String> label, @Nullable String department) {
        var fitting = new ArrayList<Fitting>();
        String after = null;
        int seen = 0;
        do {
            Slice<Settled> page = cases.newest(after, PAGE);
            for (Settled one : page.items()) {
                long words = words(one, label);
                boolean theirs = department == null || department.equals(one.departmentCode());
                if (theirs && 2 * words >= label.size() && words > 0 && tells(one.answer())) {
                    fitting.add(new Fitting(one, words));
                }
            }
            seen += page.items().size();
            after = page.next();
        } while (after != null && seen < LOOKED_AT);
        return fitting.stream()
                .sorted(Comparator.comparingLong(Fitting::words).reversed())
                .map(Fitting::settled)
                .toList();
    }

    private static long words(Settled one, List<String> label) {
        String text = Characters.plain(one.title() + "\n" + one.text());
        return label.stream().filter(text::contains).count();
    }

    private static boolean tells(@Nullable String answer) {
        return answer != null && answer.strip().length() >= SHORTEST;
    }

    private static String body(Map<String, String> quoted) {
        var body = new StringBuilder("## 已办结工单的答复（供整理）\n\n以下 ")
                .append(quoted.size())
                .append(" 条摘自已办结的工单，姓名和号码已隐去。请逐条核对，改写成完整的知识后删去本段。\n");
        quoted.forEach((reply, number) -> body.append("\n> ")
                .append(reply.replaceAll("\\R", "\n> "))
                .append("\n>\n> ——工单 ")
                .append(number)
                .append('\n'));
        return body.toString();
    }
}
