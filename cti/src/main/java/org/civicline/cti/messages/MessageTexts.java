package org.civicline.cti.messages;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** The words of a ticket that nobody has written yet. Staff read it, in the city's language. */
@Component
class MessageTexts {

    private static final String CATEGORY = "message.category";
    private static final String BUNDLE = "messages/cti";

    private final ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    private final ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);

    String title() {
        return texts.getString("message.title");
    }

    /** A category has both names. */
    String category() {
        return texts.getString(CATEGORY);
    }

    String categoryInEnglish() {
        return english.getString(CATEGORY);
    }

    String text(long millis) {
        String text = texts.getString("message.text");
        for (var value : Map.of("seconds", millis / 1000).entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return text;
    }
}
