package org.civicline.ticketing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a category asks beyond title, text and place (分类表单): the pole's number of a broken lamp, since when there is no
 * water. A question is what Open311 GeoReport v2 calls an attribute of a service definition, so that one can be printed as
 * the other.
 */
public interface CategoryForms {

    /** What is asked now, by the category and those above it; nothing if there is no such category. */
    Form of(String categoryCode);

    /** Publishes a first or further version of each category's own questions, in one transaction; for set-up by the system. */
    void putAll(Map<String, List<Question>> questions, String note);

    /**
     * @param parts the versions it is put together of, from the top category down
     * @param questions in the order they are asked; a category asks again what one above it asks, its own way, under the
     *     same code
     */
    record Form(String categoryCode, List<Part> parts, List<Question> questions) {}

    /** One version of one category's own questions; it never changes. */
    record Part(String categoryCode, int version) {}

    /**
     * @param code unique within a form, stable, for programs
     * @param required to be answered before the case goes to a department
     * @param name the question in a few words
     * @param hint how it is to be answered
     * @param personal says who somebody is: hidden from whom the citizen's name is hidden
     * @param choices of a list, in order; empty for anything else
     */
    record Question(
            String code,
            Datatype datatype,
            boolean required,
            String name,
            @Nullable String nameEn,
            @Nullable String hint,
            @Nullable String hintEn,
            boolean personal,
            List<Choice> choices) {

        public Question {
            choices = List.copyOf(choices);
        }
    }

    record Choice(String key, String name, @Nullable String nameEn) {}

    /** The datatypes of Open311: words on one line, a number, a moment, lines, one or several of a list. */
    enum Datatype {
        STRING,
        NUMBER,
        DATETIME,
        TEXT,
        SINGLEVALUELIST,
        MULTIVALUELIST;

        public boolean isList() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }
    }
}
