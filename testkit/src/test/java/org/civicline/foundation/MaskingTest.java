package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void aMobileNumberKeepsItsEnds() {
        assertThat(Masking.phone("13800138000")).isEqualTo("138****8000");
    }

    @Test
    void aShortNumberKeepsTwoDigits() {
        assertThat(Masking.phone("62345678")).isEqualTo("******78");
        assertThat(Masking.phone("110")).isEqualTo("***");
    }

    @Test
    void aNameKeepsItsFamilyName() {
        assertThat(Masking.name("王小明")).isEqualTo("王**");
        assertThat(Masking.name("𠮷田")).isEqualTo("𠮷*");
    }

    @Test
    void anAddressKeepsTheDistrict() {
        assertThat(Masking.address("江州市临江区和平路1号")).isEqualTo("江州市临江区***");
    }
}
