package org.civicline.knowledgebase.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.QueryReader.Read;
import org.civicline.knowledgebase.search.View.Begun;
import org.civicline.knowledgebase.search.View.Candidate;
import org.civicline.knowledgebase.search.View.Shown;
import org.civicline.knowledgebase.search.meaning.Vectors;
import org.civicline.knowledgebase.search.rank.Confidence;
import org.civicline.knowledgebase.search.rank.Evidence;
import org.civicline.knowledgebase.search.rank.Excerpt;
import org.civicline.knowledgebase.search.rank.Question;
import org.civicline.knowledgebase.search.rank.RankText;
import org.civicline.knowledgebase.search.rank.Statistics;
import org.civicline.knowledgebase.search.rank.Weights;
import org.jspecify.annotations.Nullable;

/** Has an engine find candidates by words and by meaning, then ranks them by their evidence: the same for every engine. */
final class KnowledgeSearch {

    private static final int MOST_HITS = 100;
    private static final float EXACT = 1_000f;
    private static final int SUGGESTIONS_LOOKED_AT = 5;

    private final Meaning meaning;
    private final Weights hybrid = Weights.hybrid();
    private final Weights words = Weights.words();
    private final Confidence confidence = Confidence.learnt();

    KnowledgeSearch(Meaning meaning) {
        this.meaning = meaning;
    }

    /** A question read, and by what it is answered. */
    private record Asked(Question question, Mode mode) {}

    private record Ranked(Candidate candidate, float score, float[] figures) {}

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing((Ranked one) -> -one.score());

    List<Hit> search(View view, QueryReader reader, KnowledgeQuery query) {
        String text = QueryReader.looked(query.text());
        if (text.isEmpty()) {
            return List.of();
        }
        Asked asked = asked(view, reader, text, query.mode());
        Lookup lookup = Lookup.of(query, asked.question(), asked.mode(), Lookup.names(text));
        List<Ranked> found = ranked(asked, view.find(lookup)).stream()
                .filter(one ->
                        asked.mode() == Mode.VECTOR || one.candidate().byWords() || Evidence.isClose(one.figures()))
                .map(one -> new Ranked(
                        one.candidate(), one.score() + EXACT * one.candidate().exact(), one.figures()))
                .sorted(BEST_FIRST)
                .toList();
        float first = confidence(asked.mode(), found);
        return IntStream.range(0, Math.min(found.size(), Math.clamp(query.most(), 1, MOST_HITS)))
                .mapToObj(place -> hit(found.get(place), asked.question(), place == 0 ? first : 0))
                .toList();
    }

    /** Whoever is found by number or name, and nobody else so, is certain; by words alone nobody is. */
    private float confidence(Mode mode, List<Ranked> found) {
        if (found.isEmpty()) {
            return 0;
        }
        int best = found.getFirst().candidate().exact();
        if (best > 0) {
            return found.size() == 1 || found.get(1).candidate().exact() < best ? 1 : 0;
        }
        return mode == Mode.HYBRID
                ? confidence.of(
                        found.getFirst().figures(),
                        found.stream().map(Ranked::score).toList())
                : 0;
    }

    /** For learning: the evidence for every candidate, by code. */
    Map<String, float[]> evidence(View view, QueryReader reader, String text) {
        var found = new LinkedHashMap<String, float[]>();
        Asked asked = asked(view, reader, QueryReader.looked(text), Mode.HYBRID);
        KnowledgeQuery all = KnowledgeQuery.of(text, true, MOST_HITS);
        Lookup lookup = Lookup.of(all, asked.question(), asked.mode(), Map.of());
        for (Ranked one : ranked(asked, view.find(lookup))) {
            found.put(one.candidate().shown().code(), one.figures());
        }
        return found;
    }

    private Asked asked(View view, QueryReader reader, String text, Mode wished) {
        Statistics statistics = view.statistics();
        Read read = reader.read(text, statistics);
        byte @Nullable [] vector = wished == Mode.BM25 ? null : meaning.ofQuestion(read.sentence());
        return new Asked(
                new Question(read.plain(), read.synonyms(), statistics, vector), vector == null ? Mode.BM25 : wished);
    }

    private List<Ranked> ranked(Asked asked, List<? extends Candidate> candidates) {
        return candidates.stream()
                .map(one -> {
                    RankText text = one.text();
                    float[] figures = Evidence.of(asked.question(), text);
                    float score = switch (asked.mode()) {
                        case BM25 -> words.score(figures);
                        case VECTOR -> figures[0] + figures[1];
                        case HYBRID -> hybrid.score(text.hasMeaning() ? figures : Evidence.guessed(figures));
                    };
                    return new Ranked(one, score, figures);
                })
                .toList();
    }

    List<Suggestion> suggest(View view, String typed, boolean staff, int most) {
        String begun = Typed.compact(typed);
        if (begun.isEmpty()) {
            return List.of();
        }
        int wanted = Math.clamp(most, 1, MOST_HITS);
        return view.beginning(begun, staff, wanted * SUGGESTIONS_LOOKED_AT).stream()
                .sorted(Comparator.comparing((Begun one) -> !one.first())
                        .thenComparing(one -> one.article().title().length())
                        .thenComparing(one -> one.article().code()))
                .limit(wanted)
                .map(Begun::article)
                .toList();
    }

    List<Hit> related(View view, QueryReader reader, String code, boolean staff, int most) {
        Candidate self = view.byCode(code, staff);
        if (self == null) {
            return List.of();
        }
        RankText text = self.text();
        byte @Nullable [] vector = text.whole().length == 0 ? null : text.whole();
        Statistics statistics = view.statistics();
        String about = QueryReader.looked(text.title().isEmpty() ? text.body() : text.title());
        Question question = new Question(reader.read(about, statistics).plain(), List.of(), statistics, vector);
        KnowledgeQuery all = KnowledgeQuery.of(about, staff, most);
        Lookup lookup = Lookup.of(all, question, vector == null ? Mode.BM25 : Mode.VECTOR, Map.of());
        return view.find(lookup).stream()
                .filter(one -> !one.id().equals(self.id()))
                .map(one -> closeness(question, one))
                .sorted(BEST_FIRST)
                .limit(Math.clamp(most, 1, MOST_HITS))
                .map(one -> hit(one, question, 0))
                .toList();
    }

    private Ranked closeness(Question question, Candidate one) {
        byte[] vector = question.vector();
        byte[] whole = one.text().whole();
        float[] figures = Evidence.of(question, one.text());
        float score = vector == null || whole.length == 0 ? words.score(figures) : Vectors.similarity(vector, whole);
        return new Ranked(one, score, figures);
    }

    private Hit hit(Ranked one, Question question, float certainty) {
        Shown shown = one.candidate().shown();
        Excerpt excerpt = Excerpt.of(question, shown.body());
        return new Hit(
                shown.code(),
                shown.title(),
                shown.departmentCode(),
                excerpt.text(),
                excerpt.marks(),
                one.score(),
                certainty,
                confidence.isSure(certainty));
    }
}
