package org.civicline.app.samplecity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicline.app.samplecity.CaseMaterial.District;
import org.civicline.app.samplecity.CaseMaterial.Regular;
import org.civicline.app.samplecity.CaseMaterial.Street;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.ContactPoint;

/** The people of the sample city. Their numbers come from ranges nobody is given. */
final class Population {

    /** 1380013xxxx; the landlines begin with an area code of zeros. */
    private static final String MOBILE = "1380013";

    private static final String LANDLINE = "00006012";
    private static final double LANDLINES = 0.08;
    private static final double BY_REGULARS = 0.2;

    private final Draw draw;
    private final CaseMaterial material;
    private final List<Home> homes;
    private final List<Person> regulars;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Population(Draw draw, CaseMaterial material) {
        this.draw = draw;
        this.material = material;
        this.homes = homes(material);
        this.regulars = material.people().regulars().stream().map(this::regular).toList();
        regulars.forEach(person -> {
            numbers.add(person.point().value());
            names.add(person.name());
        });
    }

    List<Person> regulars() {
        return regulars;
    }

    boolean hasNumber(String number) {
        return numbers.contains(number);
    }

    /** Somebody not seen before, or now and then one of those who call again and again. */
    Person anybody() {
        return draw.chance(BY_REGULARS)
                ? draw.one(regulars.stream().filter(Person::free).toList())
                : newcomer();
    }

    Person regular(String phone) {
        return regulars.stream()
                .filter(person -> person.point().value().equals(phone))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no regular has the number " + phone));
    }

    private Person newcomer() {
        Home home = draw.one(homes);
        boolean landline = draw.chance(LANDLINES);
        return new Person(
                newName(),
                new ContactPoint(ContactPoint.Kind.PHONE, newNumber(landline)),
                home,
                profile(landline),
                Set.of(),
                true);
    }

    private static CommunicationProfile profile(boolean landline) {
        CommunicationProfile usual = CommunicationProfile.DEFAULT;
        return landline ? new CommunicationProfile(usual.language(), true, false, false) : usual;
    }

    private Person regular(Regular regular) {
        Home home = homes.stream()
                .filter(one -> one.estate().equals(regular.estate()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such estate: " + regular.estate()));
        CommunicationProfile profile = regular.profile() == null ? CommunicationProfile.DEFAULT : regular.profile();
        return new Person(
                regular.name(),
                new ContactPoint(ContactPoint.Kind.PHONE, regular.phone()),
                home,
                profile,
                regular.needs() == null ? Set.of() : regular.needs(),
                !regular.stagedOnly());
    }

    static List<Home> homes(CaseMaterial material) {
        List<Home> homes = new ArrayList<>();
        for (District district : material.districts()) {
            for (Street street : district.streets()) {
                street.estates().forEach(estate -> homes.add(new Home(district, street, estate)));
            }
        }
        return homes;
    }

    private String newName() {
        while (true) {
            String name = draw.one(material.people().surnames())
                    + draw.one(material.people().givenNames());
            if (names.add(name)) {
                return name;
            }
        }
    }

    private String newNumber(boolean landline) {
        while (true) {
            String number = (landline ? LANDLINE : MOBILE) + draw.between(1000, 9999);
            if (numbers.add(number)) {
                return number;
            }
        }
    }

    record Home(District district, Street street, String estate) {}

    /** @param free whether cases may be drawn for them, beyond the staged ones */
    record Person(
            String name, ContactPoint point, Home home, CommunicationProfile profile, Set<Need> needs, boolean free) {}
}
