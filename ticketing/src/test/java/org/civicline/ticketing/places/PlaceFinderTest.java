package org.civicline.ticketing.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceFinderTest {

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final PlaceFinder finder = new PlaceFinder(places);

    PlaceFinderTest() {
        add("east", "城东区", Kind.DISTRICT, null);
        add("west", "城西区", Kind.DISTRICT, null);
        add("river", "河畔街道", Kind.STREET, "east");
        add("mill", "磨坊街道", Kind.STREET, "west");
        add("moon-east", "望月里", Kind.COMMUNITY, "river");
        add("moon-west", "望月里", Kind.COMMUNITY, "mill");
        add("willow", "柳园", Kind.COMMUNITY, "river");
        add("willow-north", "柳园北里", Kind.COMMUNITY, "mill");
        add("one", "塔", Kind.COMMUNITY, "mill");
    }

    private void add(String code, String name, Kind kind, @Nullable String parent) {
        places.put(code, new Place(code, name, null, kind, parent));
    }

    @Test
    void theNarrowestPlaceNamedCountsWithAllAroundIt() {
        assertThat(finder.locate("城东区河畔街道柳园3号楼")).containsExactly("willow", "river", "east");
        assertThat(finder.locate("河畔街道")).containsExactly("river", "east");
        assertThat(finder.locate("柳园3号楼")).containsExactly("willow", "river", "east");
    }

    @Test
    void ofTwoPlacesOfOneNameItIsTheOneWhoseDistrictIsNamed() {
        assertThat(finder.locate("城西区望月里5号")).containsExactly("moon-west", "mill", "west");
        assertThat(finder.locate("河畔街道望月里5号")).containsExactly("moon-east", "river", "east");
        assertThat(finder.locate("望月里5号")).isEmpty();
    }

    @Test
    void whatContradictsItselfIsNowhere() {
        assertThat(finder.locate("城西区柳园")).isEmpty();
        assertThat(finder.locate("城东区和城西区交界")).isEmpty();
    }

    @Test
    void severalPlacesAreWhatTheyShare() {
        assertThat(finder.locate("城东区柳园与望月里之间")).containsExactly("river", "east");
    }

    @Test
    void aNameInsideALongerOneIsNotNamed() {
        assertThat(finder.locate("柳园北里")).containsExactly("willow-north", "mill", "west");
    }

    @Test
    void oneCharacterIsNoName() {
        assertThat(finder.locate("城东区塔下")).containsExactly("east");
        assertThat(finder.locate("某处")).isEmpty();
    }
}
