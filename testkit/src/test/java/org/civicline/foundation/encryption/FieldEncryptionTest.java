package org.civicline.foundation.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.civicline.foundation.FieldEncryption;
import org.junit.jupiter.api.Test;

class FieldEncryptionTest {

    private static final String PLACE = "ticketing.citizen.identity:1";
    private static final String NUMBER = "11010519491231002X";
    private static final String FIRST = "k1:" + "a".repeat(43);
    private static final String SECOND = "k2:" + "b".repeat(43);
    private static final String INDEX = "c".repeat(43);

    private final FieldEncryption fields = with(FIRST);

    private static FieldEncryption with(String keys) {
        return new AesFields(FieldKeys.parse(keys, INDEX));
    }

    @Test
    void whatIsEncryptedComesBackInItsPlace() {
        assertThat(fields.decrypt(fields.encrypt(NUMBER, PLACE), PLACE)).isEqualTo(NUMBER);
        assertThat(fields.decrypt(fields.encrypt("", PLACE), PLACE)).isEmpty();
        assertThat(fields.decrypt(fields.encrypt("护照 𠮷", PLACE), PLACE)).isEqualTo("护照 𠮷");
    }

    @Test
    void theSameValueNeverLooksTheSame() {
        assertThat(fields.encrypt(NUMBER, PLACE)).isNotEqualTo(fields.encrypt(NUMBER, PLACE));
    }

    @Test
    void copiedToAnotherRowItDoesNotOpen() {
        String encrypted = fields.encrypt(NUMBER, PLACE);
        assertThatThrownBy(() -> fields.decrypt(encrypted, "ticketing.citizen.identity:2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(NUMBER);
    }

    @Test
    void eachChangedBitIsNoticed() {
        String encrypted = fields.encrypt(NUMBER, PLACE);
        String head = encrypted.substring(0, encrypted.lastIndexOf(':') + 1);
        byte[] bytes = Base64.getDecoder().decode(encrypted.substring(head.length()));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = head + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> fields.decrypt(text, PLACE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatIsNoEncryptedValueIsRefused() {
        for (String text :
                new String[] {"", NUMBER, "1:k1", "1:k1:", "1:k1:!", "2:k1:AAAA", "1:k9:AAAA", "1:k1:AAAA"}) {
            assertThatThrownBy(() -> fields.decrypt(text, PLACE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void afterTheKeyWasReplacedTheOldStillOpensAndIsKnownAsOld() {
        String old = fields.encrypt(NUMBER, PLACE);
        FieldEncryption later = with(FIRST + "," + SECOND);

        assertThat(later.decrypt(old, PLACE)).isEqualTo(NUMBER);
        assertThat(later.isCurrent(old)).isFalse();
        assertThat(later.isCurrent(later.encrypt(NUMBER, PLACE))).isTrue();
        assertThatThrownBy(() -> with(SECOND).decrypt(old, PLACE)).hasMessageContaining("k1");
    }

    @Test
    void theBlindIndexFindsTheSameAndTellsColumnsApart() {
        byte[] index = fields.blindIndex(NUMBER, "ticketing.citizen.identity");
        assertThat(index)
                .hasSize(32)
                .isEqualTo(with(FIRST + "," + SECOND).blindIndex(NUMBER, "ticketing.citizen.identity"))
                .isNotEqualTo(fields.blindIndex(NUMBER, "ticketing.citizen.passport"))
                .isNotEqualTo(fields.blindIndex("110105194912310021", "ticketing.citizen.identity"))
                .isNotEqualTo(new AesFields(FieldKeys.parse(FIRST, "d".repeat(43)))
                        .blindIndex(NUMBER, "ticketing.citizen.identity"));
    }

    @Test
    void keysThatAreNoneAreRefusedAndNeverShown() {
        for (String keys : new String[] {"", "k1", "k1:short", ":" + "a".repeat(43), "K 1:" + "a".repeat(43)}) {
            assertThatThrownBy(() -> FieldKeys.parse(keys, INDEX)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(FieldKeys.parse(FIRST, INDEX).toString()).doesNotContain("aaaa");
    }
}
