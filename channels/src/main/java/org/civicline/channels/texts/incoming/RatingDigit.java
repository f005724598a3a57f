package org.civicline.channels.texts.incoming;

import java.util.Optional;
import org.civicline.ticketing.Satisfaction;

/** A text that is nothing but a digit from 0 to 5, in whatever form a handset writes it. */
final class RatingDigit {

    private RatingDigit() {}

    static Optional<Satisfaction> in(String body) {
        // also blanks that strip() leaves, such as the one without a width
        String bare = body.replaceAll("[\\s\\p{Z}\\p{Cf}。．.,，!！]", "");
        if (bare.codePointCount(0, bare.length()) != 1) {
            return Optional.empty();
        }
        int one = bare.codePointAt(0);
        boolean asciiOrFullWidth = one >= '0' && one <= '9' || one >= '０' && one <= '９';
        return asciiOrFullWidth ? Satisfaction.ofDigit(Character.digit(one, 10)) : Optional.empty();
    }
}
