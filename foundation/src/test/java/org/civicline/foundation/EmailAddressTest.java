package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void theDomainIsInSmallLettersAndWhatStandsBeforeItAsWritten() {
        assertThat(EmailAddress.read("  Zhang.San@City.Example ")).hasValueSatisfying(one -> {
            assertThat(one.value()).isEqualTo("Zhang.San@city.example");
            assertThat(one.domain()).isEqualTo("city.example");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cn",
                "first+last@mail.city.example",
                "o'neill@city.example",
                "12345@12345.city.example",
                "x@xn--fiqs8s.xn--55qx5d"
            })
    void whatMailServersTakeIsOne(String written) {
        assertThat(EmailAddress.read(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "city.example",
                "@city.example",
                "a@",
                "a@city",
                "a@-city.example",
                "a@city..example",
                ".a@city.example",
                "a..b@city.example",
                "a b@city.example",
                "a@b@city.example",
                "\"a\"@city.example",
                "张三@city.example",
                "a@城市.example",
                "a@[127.0.0.1]",
                "A <a@city.example>",
                "a@city.example,b@city.example",
                "a@city.example\nBcc: b@elsewhere.example",
                "a\r\n@city.example",
                "a@city.example\0"
            })
    void anythingElseIsNone(String written) {
        assertThat(EmailAddress.read(written)).isEmpty();
    }

    @Test
    void neitherPartIsLongerThanMailServersTake() {
        assertThat(EmailAddress.read("a".repeat(64) + "@city.example")).isPresent();
        assertThat(EmailAddress.read("a".repeat(65) + "@city.example")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b".repeat(63) + ".example")).isPresent();
        assertThat(EmailAddress.read("a@" + "b".repeat(64) + ".example")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b.".repeat(150) + "example")).isEmpty();
    }
}
