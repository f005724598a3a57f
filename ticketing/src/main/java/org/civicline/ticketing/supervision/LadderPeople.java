package org.civicline.ticketing.supervision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.editions.Edition;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People as the ladder's rules name them. */
@Component
class LadderPeople {

    /** @param nameable whether they may still be named; if not, nobody tells them any more */
    record Person(UUID id, String name, @Nullable String department, boolean nameable) {}

    private final Persons persons;
    private final StaffDirectory staff;
    private final People people;
    private final Wording wording;

    LadderPeople(Persons persons, StaffDirectory staff, People people, Wording wording) {
        this.persons = persons;
        this.staff = staff;
        this.people = people;
        this.wording = wording;
    }

    List<Person> of(List<Edition<LadderVersion>> editions) {
        List<StaffMember> nameable = persons.roster().nameable();
        Set<StaffId> others = named(editions);
        nameable.forEach(one -> others.remove(one.id()));
        return Stream.concat(
                        nameable.stream().map(one -> person(one, true)),
                        staff.findAll(others).values().stream().map(one -> person(one, false)))
                .toList();
    }

    private static Set<StaffId> named(List<Edition<LadderVersion>> editions) {
        return editions.stream()
                .flatMap(one -> one.rules().audiences().stream())
                .flatMap(audience -> audience.people().stream())
                .map(StaffId::new)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Person person(StaffMember one, boolean nameable) {
        return new Person(
                one.id().value(),
                wording.name(one.displayName(), one.displayNameEn()),
                people.departmentName(one.departmentCode()),
                nameable);
    }
}
