package org.civicline.knowledgebase.search.rank;

/** How common words are among all articles. */
public interface Statistics {

    /** Says that the grams of a plain text will be asked for, so that an engine far away is asked once and not for each. */
    default void expect(String plain) {}

    /** How many articles there are. */
    int articles();

    /** How many articles have a gram of one or two Chinese characters, or a word of letters or digits. */
    int articlesWith(String gram, int size);

    /** How many grams of two characters an article has on average. */
    double averageLength();

    /** The usual inverse document frequency; 0 for what no article has. */
    default double rarity(String gram, int size) {
        int with = articlesWith(gram, size);
        return with == 0 ? 0 : Math.log(1 + (articles() - with + 0.5) / (with + 0.5));
    }
}
