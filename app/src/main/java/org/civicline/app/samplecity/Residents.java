package org.civicline.app.samplecity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.civicline.app.samplecity.CaseMaterial.People;
import org.civicline.app.samplecity.Population.Home;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.ContactPoint;

/**
 * The many whose cases are closed, some of them with a need, some here more than once. As in any city, two may have one name.
 * Their numbers are of the range nobody is given, from a part of it that no tour and no test calls from.
 */
final class Residents {

    private static final String MOBILE = "1380013";
    private static final double AGAIN = 0.45;
    private static final double ELDERLY = 0.1;
    private static final double DEAF = 0.03;
    private static final CommunicationProfile TEXTS_ONLY = new CommunicationProfile("zh-CN", false, true, false);
    private static final CommunicationProfile LARGE_PRINT = new CommunicationProfile("zh-CN", true, true, true);

    private final Draw draw;
    private final People names;
    private final List<Home> homes;
    private final Predicate<String> taken;
    private final List<Person> all = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    /** @param taken numbers that are somebody else's */
    Residents(Draw draw, CaseMaterial material, Predicate<String> taken) {
        this.draw = draw;
        this.names = material.people();
        this.homes = Population.homes(material);
        this.taken = taken;
    }

    /** Those of whom a need is noted. */
    List<Person> withNeeds() {
        return all.stream().filter(one -> !one.needs().isEmpty()).toList();
    }

    Person anybody() {
        return !all.isEmpty() && draw.chance(AGAIN) ? draw.one(all) : newcomer(homes);
    }

    /** Somebody new of a street. */
    Person neighbour(String street) {
        return newcomer(homes.stream()
                .filter(home -> home.street().code().equals(street))
                .toList());
    }

    private Person newcomer(List<Home> among) {
        Home home = draw.one(among);
        String name = draw.one(names.surnames()) + draw.one(names.givenNames());
        var point = new ContactPoint(ContactPoint.Kind.PHONE, newNumber());
        Person person = draw.chance(DEAF)
                ? new Person(name, point, home, TEXTS_ONLY, Set.of(Need.DEAF), true)
                : draw.chance(ELDERLY)
                        ? new Person(name, point, home, LARGE_PRINT, Set.of(Need.ELDERLY), true)
                        : new Person(name, point, home, CommunicationProfile.DEFAULT, Set.of(), true);
        all.add(person);
        return person;
    }

    private String newNumber() {
        while (true) {
            String number = MOBILE + draw.between(1000, 6999);
            if (!taken.test(number) && numbers.add(number)) {
                return number;
            }
        }
    }
}
