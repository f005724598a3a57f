package org.civicline.channels.texts.outgoing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.foundation.FieldEncryption;
import org.springframework.stereotype.Component;

/** Words of a text that only its recipient is to read: encrypted while it waits to be sent, left out on the timeline. */
@Component
class SealedWords {

    /** Begins and ends them: of the characters for private use, which nobody types. */
    private static final String BEGIN = "\uE000";

    private static final String END = "\uE001";

    private static final Pattern SEALED = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);
    private static final String PLACE = "channels.outbound_text.body";

    private final FieldEncryption fields;

    SealedWords(FieldEncryption fields) {
        this.fields = fields;
    }

    String seal(String words) {
        return BEGIN + fields.encrypt(words, PLACE) + END;
    }

    /** The text as it is sent. */
    String open(String body) {
        return SEALED.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(fields.decrypt(found.group(1), PLACE)));
    }

    /** The text as anybody else reads it. */
    static String hidden(String body) {
        return SEALED.matcher(body).replaceAll("…");
    }

    /** What others wrote, without what would pass for sealed. */
    static String unsealed(String written) {
        return written.replace(BEGIN, "").replace(END, "");
    }
}
