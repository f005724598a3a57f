package org.civicline.app.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.app.launcher.Trouble;
import org.civicline.knowledgebase.KnowledgeTrial.Text;

/** Articles, and questions of which each is answered by one of them. */
record EvaluationSet(List<Text> articles, List<Asked> questions) {

    /** @param relevant the article's id */
    record Asked(String query, String relevant) {}

    static EvaluationSet read(Path corpus, Path queries) {
        List<Text> articles = JsonLine.all(corpus).stream()
                .map(line -> new Text(
                        line.text("id"), line.textOr("title", ""), line.textOr("department", ""), line.text("body")))
                .toList();
        List<Asked> questions = JsonLine.all(queries).stream()
                .map(line -> new Asked(line.text("query"), line.text("relevant")))
                .toList();
        if (articles.isEmpty() || questions.isEmpty()) {
            throw new Trouble((articles.isEmpty() ? corpus : queries) + " is empty", "Give a JSON object a line.");
        }
        return new EvaluationSet(articles, questions);
    }

    /** The first articles, and the questions that they answer. */
    EvaluationSet first(int most) {
        List<Text> some = articles.subList(0, Math.min(most, articles.size()));
        Set<String> codes = some.stream().map(Text::code).collect(Collectors.toSet());
        return new EvaluationSet(
                some,
                questions.stream().filter(one -> codes.contains(one.relevant())).toList());
    }
}
