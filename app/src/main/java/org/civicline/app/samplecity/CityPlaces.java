package org.civicline.app.samplecity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CaseMaterial.District;
import org.civicline.app.samplecity.CaseMaterial.Street;
import org.civicline.app.samplecity.CityFiles.DepartmentEntry;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;

/** The districts, streets, estates and roads of the sample city. */
final class CityPlaces {

    private CityPlaces() {}

    static List<Place> of(CityFiles files) {
        Map<String, DepartmentEntry> offices =
                files.departments().stream().collect(Collectors.toMap(DepartmentEntry::code, Function.identity()));
        var places = new ArrayList<Place>();
        for (District district : files.cases().districts()) {
            String english = district(offices, district.code());
            places.add(new Place(district.code(), district.name(), english, Kind.DISTRICT, null));
            for (Street street : district.streets()) {
                places.add(street(offices, district, street));
                int number = 1;
                for (String name : Stream.concat(street.estates().stream(), street.roads().stream())
                        .toList()) {
                    places.add(new Place(street.code() + "-" + number++, name, null, Kind.COMMUNITY, street.code()));
                }
            }
        }
        return places;
    }

    private static String district(Map<String, DepartmentEntry> offices, String code) {
        return office(offices, code).nameEn().replace(" Government", "");
    }

    private static DepartmentEntry office(Map<String, DepartmentEntry> offices, String code) {
        return Objects.requireNonNull(offices.get(code), code);
    }

    /** Its office is called after it: 澜东区江滩街道办事处. */
    private static Place street(Map<String, DepartmentEntry> offices, District district, Street street) {
        DepartmentEntry office = office(offices, street.code());
        String name = office.name().replace(district.name(), "").replace("办事处", "");
        String english = office.nameEn().replaceAll(" Office, .*", "");
        return new Place(street.code(), name, english, Kind.STREET, district.code());
    }
}
