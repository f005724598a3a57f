package org.civicline.ticketing.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCreditCodeTest {

    /** The first is the example everybody gives; the others are published by their owners. */
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B", "9144030071526726XG"})
    void aCodeWhoseLastSignChecksIsOne(String code) {
        assertThat(SocialCreditCode.parse(code)).contains(new SocialCreditCode(code));
    }

    @Test
    void smallLettersAndSpacesAreAsPeopleWriteThem() {
        assertThat(SocialCreditCode.parse(" 91350100 m000100y43 "))
                .contains(new SocialCreditCode("91350100M000100Y43"));
    }

    @Test
    void oneWrongSignAnywhereIsFound() {
        String code = "91350100M000100Y43";
        for (int place = 0; place < code.length(); place++) {
            char other = code.charAt(place) == '7' ? '8' : '7';
            String wrong = code.substring(0, place) + other + code.substring(place + 1);
            assertThat(SocialCreditCode.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9135010", "91350100M000100Y430", "91350100I000100Y43", "９１３５０１００M000100Y43"})
    void whatIsNoCodeIsNone(String written) {
        assertThat(SocialCreditCode.parse(written)).isEmpty();
    }
}
