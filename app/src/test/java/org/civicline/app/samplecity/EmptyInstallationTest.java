package org.civicline.app.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.civicline.SampleCityTestApplication;
import org.civicline.app.samplecity.SampleCityLoader.Result;
import org.civicline.foundation.CityIdentity;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.StaffDirectory;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = SampleCityTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"civicline.sample-city=false", "civicline.city.name=某市"})
class EmptyInstallationTest {

    @TempDir
    static Path home;

    @Autowired
    ObjectProvider<SampleCityLoader> loader;

    @Autowired
    SampleMark mark;

    @Autowired
    CityIdentity city;

    @Autowired
    Departments departments;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Categories categories;

    @Autowired
    CategoryForms forms;

    @Autowired
    Places places;

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Citizens citizens;

    @Autowired
    PastCases pastCases;

    @Autowired
    Knowledge knowledge;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    ZoneId zone;

    @Test
    void withoutTheSettingNothingIsLoadedAndEvenWithItARealInstallationIsLeftAlone() {
        assertThat(loader.getIfAvailable()).isNull();
        assertThat(city.sample()).isFalse();
        assertThat(city.name()).isEqualTo("某市");
        assertThat(knowledge.list(null, null, 10).items()).isEmpty();

        departments.putAll(List.of(new Department("real", "真实的局", null, Department.Level.CITY, null)));
        var late = new SampleCityLoader(
                mark,
                new SampleSignIns(home),
                departments,
                staff,
                categories,
                forms,
                places,
                catalogue,
                citizens,
                pastCases,
                knowledge,
                transaction,
                clock,
                zone);

        assertThat(late.load()).isEqualTo(Result.NOT_EMPTY);
        assertThat(departments.all()).hasSize(1);
        assertThat(city.sample()).isFalse();
        assertThat(home.resolve("run")).doesNotExist();
    }
}
