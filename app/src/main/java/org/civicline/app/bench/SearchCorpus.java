package org.civicline.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.civicline.knowledgebase.KnowledgeTrial.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Made-up articles and questions, the same every time. Each article is one of the sample city's with other places, numbers
 * and names in it and with sentences of others, so its words are as common as in a city's own; there is nothing in it to know.
 */
final class SearchCorpus {

    private static final String FILE = "/sample-city/articles.json";
    private static final List<String> KINDS = List.of("街道", "镇", "社区", "区", "村", "路");
    private static final List<String> ASKING = List.of("怎么办", "需要什么材料", "要多久", "在哪里", "多少钱", "");
    private static final int FOREIGN_SENTENCES = 3;
    private static final int INVENTED_NAMES = 6;
    private static final int LONGEST_QUESTION = 40;

    private final List<String> titles = new ArrayList<>();
    private final List<List<String>> sentences = new ArrayList<>();
    private final String characters;

    SearchCorpus() {
        var all = new StringBuilder();
        try (InputStream file = Objects.requireNonNull(SearchCorpus.class.getResourceAsStream(FILE))) {
            for (JsonNode article : JsonMapper.builder().build().readTree(file)) {
                String body = article.path("body").asString();
                titles.add(article.path("title").asString());
                sentences.add(Arrays.stream(body.split("(?<=[。\\n])"))
                        .filter(one -> !one.isBlank())
                        .toList());
                body.codePoints()
                        .filter(Character::isIdeographic)
                        .filter(one -> all.indexOf(Character.toString(one)) < 0)
                        .forEach(all::appendCodePoint);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        characters = all.toString();
    }

    /** From how many articles of the sample city they are made. */
    int bases() {
        return titles.size();
    }

    /** Of which of them an article is made. */
    int baseOf(int number) {
        return number % titles.size();
    }

    Text article(int number) {
        var random = new SplittableRandom(number);
        int base = baseOf(number);
        var body = new StringBuilder();
        for (String sentence : sentences.get(base)) {
            if (random.nextInt(10) < 8) {
                body.append(sentence);
            }
        }
        for (int i = 0; i < FOREIGN_SENTENCES; i++) {
            List<String> others = sentences.get(random.nextInt(sentences.size()));
            body.append(others.get(random.nextInt(others.size())));
        }
        for (int i = 0; i < INVENTED_NAMES; i++) {
            body.append(name(random)).append(random.nextInt(1, 999)).append("号。");
        }
        return new Text(code(number), name(random) + titles.get(base), "d" + base % 20, body.toString());
    }

    private static String code(int number) {
        return "KB-%06d".formatted(number);
    }

    private String name(SplittableRandom random) {
        var name = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            name.append(characters.charAt(random.nextInt(characters.length())));
        }
        return name.append(KINDS.get(random.nextInt(KINDS.size()))).toString();
    }

    /** Of ten questions six are written out, two are a few words, one is a sentence taken over, one a number. */
    String question(int number, int articles) {
        var random = new SplittableRandom(~number);
        List<String> some = sentences.get(random.nextInt(sentences.size()));
        String sentence = some.get(random.nextInt(some.size())).strip();
        return switch (number % 10) {
            case 6, 7 -> fragment(sentence, random) + " " + fragment(sentence, random);
            case 8 -> sentence.substring(0, Math.min(sentence.length(), LONGEST_QUESTION));
            case 9 -> code(random.nextInt(articles));
            default -> titles.get(random.nextInt(titles.size())) + ASKING.get(random.nextInt(ASKING.size()));
        };
    }

    private static String fragment(String sentence, SplittableRandom random) {
        int length = random.nextInt(2, 5);
        if (sentence.length() <= length) {
            return sentence;
        }
        int start = random.nextInt(sentence.length() - length);
        return sentence.substring(start, start + length);
    }
}
