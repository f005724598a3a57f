package org.civicline.app.eval;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicline.app.bench.Figures;
import org.civicline.app.eval.EvaluationSet.Asked;
import org.civicline.app.launcher.Trouble;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeTrial;

/** Asks a throw-away index all questions, and sees which answers it is sure of and which of those are right. */
final class AnswersEval {

    private static final int STEPS = 10;

    private final EvaluationSet set;
    private final boolean withMeaning;
    private final PrintWriter out;

    AnswersEval(EvaluationSet set, boolean withMeaning, PrintWriter out) {
        this.set = set;
        this.withMeaning = withMeaning;
        this.out = out;
    }

    private record Said(float confidence, boolean sure, boolean right) {}

    Figures run() throws IOException {
        try (var trial = KnowledgeTrial.lucene(withMeaning)) {
            if (withMeaning && !trial.hasMeaning()) {
                throw new Trouble("this machine cannot run the sentence model", "Try --words-only.");
            }
            KnowledgeEval.index(trial, set, out);
            List<Said> said = new ArrayList<>();
            for (Asked asked : set.questions()) {
                List<Hit> hits = trial.index().search(KnowledgeQuery.of(asked.query(), true, 1));
                said.add(
                        hits.isEmpty()
                                ? new Said(0, false, false)
                                : new Said(
                                        hits.getFirst().confidence(),
                                        hits.getFirst().sure(),
                                        hits.getFirst().code().equals(asked.relevant())));
            }
            curve(said);
            List<Said> sure = said.stream().filter(Said::sure).toList();
            return new Figures()
                    .put("answered", share(sure.size(), said.size()))
                    .put("right", right(sure));
        }
    }

    /** What answering the surest tenth, two tenths … of the questions would do. */
    private void curve(List<Said> said) {
        List<Said> sorted = said.stream()
                .sorted(Comparator.comparing(Said::confidence).reversed())
                .toList();
        out.println("answered   right   threshold");
        for (int step = 1; step <= STEPS; step++) {
            List<Said> answered = sorted.subList(0, Math.max(1, sorted.size() * step / STEPS));
            out.printf(
                    "%7.0f %% %5.1f %% %11.3f%n",
                    100.0 * step / STEPS,
                    100 * right(answered),
                    answered.getLast().confidence());
        }
        out.flush();
    }

    private static double right(List<Said> answered) {
        return share((int) answered.stream().filter(Said::right).count(), answered.size());
    }

    private static double share(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
