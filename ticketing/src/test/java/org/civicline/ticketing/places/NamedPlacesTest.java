package org.civicline.ticketing.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedPlacesTest {

    private static NamedPlaces in(@Nullable String address) {
        return NamedPlaces.of(address, "");
    }

    @Test
    void aNameIsTheSameWhateverStandsBeforeIt() {
        assertThat(in("澜东区和平里小区3号楼").names()).contains("平里小区");
        assertThat(NamedPlaces.of(null, "住在和平里小区，没有水").names()).contains("平里小区");
        assertThat(in("江滩路与船厂路路口").names()).containsExactly("江滩路", "船厂路");
    }

    @Test
    void wordsThatNameNothingAreNoPlaces() {
        assertThat(NamedPlaces.of(null, "在马路上，这条路的路灯不亮，这里很黑，街道不管").names()).isEmpty();
    }

    @Test
    void weakEndingsNameAPlaceOnlyInAnAddress() {
        assertThat(in("西关里12号").names()).containsExactly("西关里");
        assertThat(NamedPlaces.of(null, "电梯里有人").names()).isEmpty();
    }

    @Test
    void numbersAreReadAsDigitsHoweverTheyAreWritten() {
        assertThat(in("和平里小区３号楼").numbers()).containsExactly("3号楼");
        assertThat(in("和平里小区三栋").numbers()).containsExactly("3号楼");
        assertThat(in("和平里小区二十一号楼").numbers()).containsExactly("21号楼");
        assertThat(in("江滩路十二号").numbers()).containsExactly("12号");
        assertThat(in("江滩路十号").numbers()).containsExactly("10号");
        assertThat(in("坐3号线").numbers()).isEmpty();
    }

    @Test
    void theAddressSaysTheNumberIfThereIsOne() {
        assertThat(NamedPlaces.of("江滩路5号", "我住9号").numbers()).containsExactly("5号");
    }
}
