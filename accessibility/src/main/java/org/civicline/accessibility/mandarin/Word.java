package org.civicline.accessibility.mandarin;

/**
 * A word as the segmenter cut it out.
 *
 * @param from index of its first character in the sentence
 * @param kind part of speech in HanLP's tag set (PKU with additions): {@code v}, {@code nr} …
 */
record Word(String text, int from, String kind) {

    int to() {
        return from + text.length();
    }
}
