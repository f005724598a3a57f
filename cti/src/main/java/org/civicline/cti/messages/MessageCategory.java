package org.civicline.cti.messages;

import java.util.List;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The category of a ticket that nobody has looked at yet. A city that has not set up its categories gets this one: what a
 * citizen said is not held up by what we have not prepared.
 */
@Component
class MessageCategory {

    private static final Logger log = LoggerFactory.getLogger(MessageCategory.class);

    private final Categories categories;
    private final MessageTexts texts;
    private final String code;

    MessageCategory(
            Categories categories, MessageTexts texts, @Value("${civicline.messages.category:general}") String code) {
        this.categories = categories;
        this.texts = texts;
        this.code = code;
    }

    String code() {
        if (categories.find(code).isEmpty()) {
            log.warn("there is no category {}; it is made, for messages", code);
            categories.putAll(
                    List.of(new Category(code, texts.category(), texts.categoryInEnglish(), null, Urgency.NORMAL)));
        }
        return code;
    }
}
