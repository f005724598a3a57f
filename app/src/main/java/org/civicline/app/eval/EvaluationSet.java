package org.civicline.app.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.app.launcher.Trouble;
import org.civicline.knowledgebase.KnowledgeTrial.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Articles, and questions of which each is answered by one of them. */
record EvaluationSet(List<Text> articles, List<Asked> questions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param relevant the article's id */
    record Asked(String query, String relevant) {}

    static EvaluationSet read(Path corpus, Path queries) {
        List<Text> articles = lines(corpus).stream()
                .map(line -> new Text(
                        line.text("id"), line.textOr("title", ""), line.textOr("department", ""), line.text("body")))
                .toList();
        List<Asked> questions = lines(queries).stream()
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

    private static List<Line> lines(Path file) {
        var lines = new ArrayList<Line>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    lines.add(new Line(file, number, JSON.readTree(line)));
                }
            }
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + " as UTF-8 text", "Check the name and the file.");
        } catch (JacksonException e) {
            throw new Trouble("line %d of %s is no JSON".formatted(number, file), "Each line is one JSON object.");
        }
        return lines;
    }

    private record Line(Path file, int number, JsonNode values) {

        String text(String name) {
            if (!values.path(name).isString()) {
                throw new Trouble(
                        "line %d of %s has no text \"%s\"".formatted(number, file, name),
                        "See ./civicline eval kb --help for what a line has.");
            }
            return values.path(name).asString();
        }

        String textOr(String name, String otherwise) {
            return values.path(name).isString() ? values.path(name).asString() : otherwise;
        }
    }
}
