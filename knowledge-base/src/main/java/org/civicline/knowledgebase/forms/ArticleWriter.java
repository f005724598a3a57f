package org.civicline.knowledgebase.forms;

import java.util.List;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.ArticleForms;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ArticleWriter implements ArticleForms {

    private static final int LONGEST_MESSAGE = 3 * 67;
    private static final int LONGEST_TITLE = 40;
    private static final String MORE = "…";
    private static final String HEADING = "：";
    private static final Pattern ADDRESSES = Pattern.compile("\\s*https?://[\\x21-\\x7E]+\\s*");

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public Form spoken(String markdown) {
        List<String> said = sentences(markdown).stream()
                .map(sentence -> ADDRESSES.matcher(sentence).replaceAll(""))
                .filter(sentence -> sentence.length() > 1)
                .toList();
        return fitting(said, LONGEST_SPOKEN);
    }

    @Override
    public Form message(int taken, String title, String markdown, @Nullable String address) {
        String shown = title.length() > LONGEST_TITLE ? cut(title, LONGEST_TITLE) + MORE : title;
        String heading = shown.isEmpty() ? "" : "《" + shown + "》";
        String ending = address == null ? "" : "\n" + address;
        int room = LONGEST_MESSAGE - taken - heading.length() - ending.length() - MORE.length();
        Form body = fitting(sentences(markdown), Math.max(0, room));
        return new Form(heading + body.text() + (body.whole() ? "" : MORE) + ending, body.whole());
    }

    private List<String> sentences(String markdown) {
        return Sentences.of(parser.parse(markdown));
    }

    /** Whole sentences from the beginning; where not even the first fits, what fits of it. */
    private static Form fitting(List<String> sentences, int room) {
        int length = 0;
        int most = 0;
        while (most < sentences.size() && length + sentences.get(most).length() <= room) {
            length += sentences.get(most).length();
            most++;
        }
        if (most == sentences.size()) {
            return new Form(String.join("", sentences), true);
        }
        while (most > 0 && sentences.get(most - 1).endsWith(HEADING)) {
            most--; // nothing is left of what it stands above
        }
        String text = most == 0 ? cut(sentences.getFirst(), room) : String.join("", sentences.subList(0, most));
        return new Form(text, false);
    }

    private static String cut(String sentence, int room) {
        int end = Math.min(room, sentence.length());
        if (end > 0 && Character.isHighSurrogate(sentence.charAt(end - 1))) {
            end--;
        }
        return sentence.substring(0, end);
    }
}
