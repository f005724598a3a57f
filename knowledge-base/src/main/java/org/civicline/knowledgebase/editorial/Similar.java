package org.civicline.knowledgebase.editorial;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what is published already on the matter somebody writes of. */
@Component
class Similar {

    private static final int LOOKED_AT = 8;
    private static final int SHOWN = 3;
    private static final int BEGINNING = 120;
    /** Below this, articles of one office share no more than the office's words. */
    private static final int WORTH_TELLING = 45;

    private final KnowledgeIndex index;
    private final Standings standings;

    Similar(KnowledgeIndex index, Standings standings) {
        this.index = index;
        this.standings = standings;
    }

    /** @param percent how much of what is being written stands in it */
    record Found(String code, String title, String departmentCode, int percent) {}

    List<Found> to(Content content, @Nullable String self, StaffMember reader) {
        String text = content.text();
        String asked = content.title() + " " + text.substring(0, Math.min(BEGINNING, text.length()));
        List<Hit> hits =
                index.search(KnowledgeQuery.of(asked, true, LOOKED_AT).inside(Set.of(reader.departmentCode()))).stream()
                        .filter(hit -> !hit.code().equals(self))
                        .toList();
        if (hits.isEmpty() || text.isEmpty()) {
            return List.of();
        }
        Map<String, String> bodies =
                standings.bodies(hits.stream().map(Hit::code).toList());
        Likeness mine = Likeness.of(content.title() + text);
        return hits.stream()
                .map(hit -> new Found(
                        hit.code(),
                        hit.title(),
                        hit.departmentCode(),
                        mine.within(hit.title() + bodies.getOrDefault(hit.code(), ""))))
                .filter(found -> found.percent() >= WORTH_TELLING)
                .sorted(Comparator.comparingInt(Found::percent).reversed())
                .limit(SHOWN)
                .toList();
    }
}
