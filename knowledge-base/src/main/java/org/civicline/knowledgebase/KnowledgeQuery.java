package org.civicline.knowledgebase;

import java.util.Set;

/**
 * What is looked for, and among what. Any text is a valid query: there is no query syntax, and 200 characters at most are
 * looked at.
 *
 * @param staff whether articles for staff only are searched too
 * @param inside codes of departments whose articles for their own staff alone are searched too; empty: none
 * @param departments codes; empty: all
 * @param categories codes; empty: all
 * @param most hits, at most 100
 */
public record KnowledgeQuery(
        String text,
        boolean staff,
        Set<String> inside,
        Set<String> departments,
        Set<String> categories,
        Mode mode,
        int most) {

    /** By what articles are found. */
    public enum Mode {
        /** By words. */
        BM25,
        /** By meaning. */
        VECTOR,
        /** By both, as far as meaning is there. */
        HYBRID
    }

    /** Among all articles, by words and meaning. */
    public static KnowledgeQuery of(String text, boolean staff, int most) {
        return new KnowledgeQuery(text, staff, Set.of(), Set.of(), Set.of(), Mode.HYBRID, most);
    }

    /** The same, by other means. */
    public KnowledgeQuery by(Mode other) {
        return new KnowledgeQuery(text, staff, inside, departments, categories, other, most);
    }

    /** The same among the articles of some departments and categories; empty: all. */
    public KnowledgeQuery among(Set<String> someDepartments, Set<String> someCategories) {
        return new KnowledgeQuery(
                text, staff, inside, Set.copyOf(someDepartments), Set.copyOf(someCategories), mode, most);
    }

    /** The same for somebody of these departments, who may read what is for their own staff alone. */
    public KnowledgeQuery inside(Set<String> own) {
        return new KnowledgeQuery(text, staff, Set.copyOf(own), departments, categories, mode, most);
    }

    /** Whether it is asked among other articles than those that everybody may see, or all staff. */
    public boolean special() {
        return !inside.isEmpty() || !departments.isEmpty() || !categories.isEmpty();
    }
}
