package org.civicline.channels.texts.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void idsAreComparedWithoutCaseAndLeadingZeros() {
        assertThat(MessageIds.normal(" 00AB ")).isEqualTo("ab");
        assertThat(MessageIds.normal("000")).isEqualTo("0");
    }

    @Test
    void anIdMayBeWrittenInDecimalOrHexadecimal() {
        assertThat(MessageIds.candidates("1001")).containsExactly("1001", "3e9", "4097");
        assertThat(MessageIds.candidates("3E9")).containsExactly("3e9", "1001");
        assertThat(MessageIds.candidates("a-name")).containsExactly("a-name");
        assertThat(MessageIds.candidates("99999999999999999999"))
                .startsWith("99999999999999999999", "56bc75e2d630fffff");
    }
}
