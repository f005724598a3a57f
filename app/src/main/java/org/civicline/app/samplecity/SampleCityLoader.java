package org.civicline.app.samplecity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CityFiles.StaffEntry;
import org.civicline.app.samplecity.CityPast.Past;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.app.samplecity.SampleSignIns.SignIn;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.ReadableCode;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffDirectory.NewStaffMember;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the sample city at the first start, through the modules' published APIs, all of it or nothing. */
@Component
@ConditionalOnProperty(name = "civicline.sample-city", havingValue = "true")
class SampleCityLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCityLoader.class);

    private final SampleMark mark;
    private final SampleSignIns signIns;
    private final Departments departments;
    private final StaffDirectory staff;
    private final Categories categories;
    private final CategoryForms forms;
    private final Places places;
    private final DispatchCatalogue catalogue;
    private final Citizens citizens;
    private final PastCases pastCases;
    private final Knowledge knowledge;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    SampleCityLoader(
            SampleMark mark,
            SampleSignIns signIns,
            Departments departments,
            StaffDirectory staff,
            Categories categories,
            CategoryForms forms,
            Places places,
            DispatchCatalogue catalogue,
            Citizens citizens,
            PastCases pastCases,
            Knowledge knowledge,
            TransactionTemplate transaction,
            Clock clock,
            ZoneId zone) {
        this.mark = mark;
        this.signIns = signIns;
        this.departments = departments;
        this.staff = staff;
        this.categories = categories;
        this.forms = forms;
        this.places = places;
        this.catalogue = catalogue;
        this.citizens = citizens;
        this.pastCases = pastCases;
        this.knowledge = knowledge;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        load();
    }

    /** Loads the city, unless it is loaded or this is somebody's real installation. */
    Result load() {
        if (mark.find().isPresent()) {
            return Result.LOADED_BEFORE;
        }
        if (!departments.all().isEmpty()) {
            LOG.warn("The sample city is not loaded: this installation holds departments of its own");
            return Result.NOT_EMPTY;
        }
        Instant began = clock.instant();
        CityFiles files = CityFiles.read();
        OptionalInt cases = transaction.execute(_ -> load(files, began));
        if (cases.isEmpty()) {
            return Result.LOADED_BEFORE;
        }
        LOG.info(
                "Loaded the sample city {}: {} departments, {} categories, {} articles, {} staff, {} past cases in {} ms",
                files.city().nameEn(),
                files.departments().size(),
                files.categories().size(),
                files.articles().size(),
                files.staff().size(),
                cases.getAsInt(),
                Duration.between(began, clock.instant()).toMillis());
        return Result.LOADED;
    }

    /** How many past cases; empty if another process is just loading. */
    private OptionalInt load(CityFiles files, Instant now) {
        if (!mark.set(files.city())) {
            return OptionalInt.empty();
        }
        departments.putAll(files.departments().stream()
                .map(one -> new Department(one.code(), one.name(), one.nameEn(), one.level(), one.parent()))
                .toList());
        categories.putAll(files.categories().stream()
                .map(one -> new Category(one.code(), one.name(), one.nameEn(), one.parent(), one.urgency()))
                .toList());
        forms.putAll(
                files.forms().stream()
                        .collect(Collectors.toMap(CityFiles.FormEntry::category, SampleCityLoader::asked)),
                "示例城市");
        places.putAll(CityPlaces.of(files));
        places.putOutlines(files.map().outlines());
        catalogue.addAll(
                files.catalogue().stream().map(CityFiles.CatalogueEntry::terms).toList(), "示例城市");
        List<StaffId> agents = addStaff(files.staff());
        knowledge
                .publish(
                        files.articles().stream().map(SampleCityLoader::article).toList())
                .orThrow();
        Past past = new CityPast(files, agents, zone).until(now);
        int cases = pastCases.add(Stream.concat(past.onTheDesks().stream(), past.closed().stream())
                .toList());
        past.people().forEach(this::introduce);
        return OptionalInt.of(cases);
    }

    /** The file is written before the commit: accounts whose passwords nobody knows would be worse than a stray file. */
    private List<StaffId> addStaff(List<StaffEntry> entries) {
        List<SignIn> made = new ArrayList<>();
        List<StaffId> agents = new ArrayList<>();
        for (StaffEntry entry : entries) {
            String password = ReadableCode.next();
            StaffMember member = staff.add(
                            new NewStaffMember(
                                    entry.username(),
                                    entry.number(),
                                    entry.displayName(),
                                    entry.displayNameEn(),
                                    entry.department(),
                                    entry.roles()),
                            password)
                    .orThrow();
            made.add(new SignIn(entry, password));
            if (member.has(Role.AGENT)) {
                agents.add(member.id());
            }
        }
        signIns.write(made);
        return agents;
    }

    private void introduce(Person person) {
        CitizenId citizen = citizens.resolve(person.point());
        if (!person.profile().equals(CommunicationProfile.DEFAULT)) {
            citizens.change(citizen, person.profile()).orThrow();
        }
        if (!person.needs().isEmpty()) {
            citizens.note(citizen, person.needs(), true).orThrow();
        }
    }

    private static List<CategoryForms.Question> asked(CityFiles.FormEntry form) {
        return form.questions().stream().map(CityFiles.QuestionEntry::question).toList();
    }

    private static NewArticle article(CityFiles.ArticleEntry one) {
        return new NewArticle(
                one.code(),
                one.title(),
                one.titleEn(),
                one.department(),
                one.category(),
                one.keywords(),
                one.body(),
                one.validFrom(),
                one.reviewBy(),
                one.visibility());
    }

    enum Result {
        LOADED,
        LOADED_BEFORE,
        NOT_EMPTY
    }
}
