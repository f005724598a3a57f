package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyRingTest {

    private final SigningKey first = SigningKey.generate();
    private final SigningKey second = SigningKey.generate();
    private final SigningKey third = SigningKey.generate();
    private final KeyRing ring =
            KeyRing.of(first.open()).followedBy(second.open(), first).followedBy(third.open(), second);

    @Test
    void keysSurviveAsText() {
        byte[] message = {1, 2, 3};
        assertThat(SigningKey.parse(first.text()).open()).isEqualTo(first.open());
        assertThat(first.open().verifies(message, SigningKey.parse(first.text()).sign(message)))
                .isTrue();
        assertThat(KeyRing.parse(ring.text()).text()).isEqualTo(ring.text());
        assertThat(KeyRing.parse("# a file\n" + ring.text().replace(",", "\n") + "\n")
                        .keys())
                .isEqualTo(ring.keys());
    }

    @Test
    void aSignatureIsGoodForItsKeyAndMessageAlone() {
        byte[] signature = first.sign(new byte[] {1});
        assertThat(first.open().verifies(new byte[] {1}, signature)).isTrue();
        assertThat(first.open().verifies(new byte[] {2}, signature)).isFalse();
        assertThat(second.open().verifies(new byte[] {1}, signature)).isFalse();
        assertThat(first.open().verifies(new byte[] {1}, new byte[3])).isFalse();
    }

    @Test
    void whoTrustsTheFirstKeyFollowsToTheLater() {
        assertThat(KeyRing.of(first.open()).followedThrough(ring).keys()).isEqualTo(ring.keys());
        assertThat(KeyRing.of(second.open()).followedThrough(ring).keys()).containsExactly(second.open(), third.open());
    }

    @Test
    void aKeyNobodyEndorsedIsNotFollowedTo() {
        SigningKey forger = SigningKey.generate();
        KeyRing forged = KeyRing.of(forger.open()).followedBy(third.open(), forger);
        String withoutEndorsement = first.open().text() + ":," + forger.open().text() + ":";

        assertThat(KeyRing.of(first.open()).followedThrough(forged).keys()).containsExactly(first.open());
        assertThat(KeyRing.of(first.open())
                        .followedThrough(KeyRing.parse(withoutEndorsement))
                        .keys())
                .containsExactly(first.open());
    }

    @Test
    void onlyTheNewestKeyEndorses() {
        assertThatThrownBy(() -> ring.followedBy(SigningKey.generate().open(), first))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> KeyRing.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRing.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditKeys(third, KeyRing.of(first.open()), new EntryCode("x".repeat(40))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSigningKeyDoesNotShowItself() {
        assertThat(first.toString()).doesNotContain(first.text().substring(30, 60));
    }
}
