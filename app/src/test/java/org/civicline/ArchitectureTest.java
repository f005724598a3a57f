package org.civicline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.civicline.testkit.Aside;
import org.civicline.ticketing.Citizens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.ApplicationModuleInitializer;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The house's walls. */
@Aside
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("testkit"))
            .importPackages("org.civicline");

    @Test
    void modulesDependInwardsAndOnlyOnPublishedApis() {
        ApplicationModules.of(CivicLineApplication.class).verify();
    }

    /** With the list a start need not read all classes to find the modules, whose tables it makes in this order. */
    @Test
    void theModulesAreListedInTheOrderOfTheirDependencies() throws IOException {
        var list = new ClassPathResource(ApplicationModulesExporter.DEFAULT_LOCATION);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(list.getContentAsByteArray())
                        .propertyNames())
                .containsExactlyElementsOf(ApplicationModules.of(CivicLineApplication.class).stream()
                        .map(module -> module.getIdentifier().toString())
                        .filter(module -> !module.equals("testkit"))
                        .toList());
        holds(noClasses().should().implement(ApplicationModuleInitializer.class).because("the list names none"));
    }

    @Test
    void theTicketCoreAndTheKnowledgeBaseKnowNoChannel() {
        holds(noClasses()
                .that()
                .resideInAnyPackage("org.civicline.ticketing..", "org.civicline.knowledgebase..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.civicline.channels..", "org.civicline.cti..", "org.civicline.app.."));
    }

    @Test
    void vendorLibrariesStayInTheirAdapters() {
        stays("org.asteriskjava..", "org.civicline.cti..asterisk..");
        stays("org.jsmpp..", "org.civicline.channels..", "org.civicline.simulators..");
        stays("org.apache.lucene..", "org.civicline.knowledgebase.search.lucene..");
        stays("co.elastic..", "org.civicline.knowledgebase.search.elasticsearch..");
        stays("org.elasticsearch..", "org.civicline.knowledgebase.search.elasticsearch..");
        stays("ai.onnxruntime..", "org.civicline.knowledgebase.search.meaning..");
        stays("com.hankcs..", "org.civicline.accessibility..", "org.civicline.knowledgebase.search.language..");
        stays("com.sun.speech..", "org.civicline.accessibility..");
        stays("javax.sip..", "org.civicline.simulators..");
        stays("org.commonmark..", "org.civicline.knowledgebase..");
        stays("org.jsoup..", "org.civicline.knowledgebase.files..");
        stays(
                "org.dhatim..",
                "org.civicline.ticketing.export..",
                "org.civicline.ticketing.reports..",
                "org.civicline.foundation.table..",
                "org.civicline.knowledgebase.export..");
    }

    @Test
    void productionNeverStandsOnTheSimulators() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.civicline.simulators..",
                        "org.civicline.app",
                        "org.civicline.app.launcher..",
                        "org.civicline.app.bench..",
                        "org.civicline.app.eval..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.civicline.simulators.."));
    }

    @Test
    void controllersAreNobodyElsesBusiness() {
        holds(classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate());
    }

    /**
     * Two ways lead out to citizens; each is used by one class, and both ask the citizen's wishes first. Mail leads to staff and
     * offices alone: nothing is sent by it but reports and what articles are to be read again.
     */
    @Test
    void nobodyIsContactedPastTheirWishes() {
        asks("org.civicline.channels.texts.outgoing.Preparation");
        asks("org.civicline.cti.rating.RatingCalls");
        usedOnlyBy(
                "org.civicline.channels.texts.line.SmsLine",
                "submit",
                "org.civicline.channels.texts.outgoing.TextSending");
        usedOnlyBy(
                "org.civicline.channels.texts.outgoing.Segment",
                "submitting",
                "org.civicline.channels.texts.outgoing.Preparation");
        usedOnlyBy("org.civicline.cti.pbx.Pbx", "dialOut", "org.civicline.cti.rating.RatingCalls");
        usedOnlyBy(
                "org.civicline.ticketing.ReportDelivery",
                "deliver",
                "org.civicline.ticketing.reports.ReportPost",
                "org.civicline.knowledgebase.reminding.ReminderPost");
        stays("org.springframework.mail..", "org.civicline.channels.mail..");
        stays("jakarta.mail..", "org.civicline.channels.mail..");
        stays("org.eclipse.angus..", "org.civicline.channels.mail..");
    }

    private static void asks(String sender) {
        holds(classes().that().haveFullyQualifiedName(sender).should(new ArchCondition<>("ask Citizens.mayContact") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                boolean asking = one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Citizens.class)
                                && call.getName().equals("mayContact"));
                events.add(new SimpleConditionEvent(one, asking, one.getName() + (asking ? " asks" : " does not ask")));
            }
        }));
    }

    private static void usedOnlyBy(String owner, String method, String... users) {
        holds(noClasses()
                .that(DescribedPredicate.describe(
                        "are not " + List.of(users), one -> !List.of(users).contains(one.getName())))
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name(method))
                        .and(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(HasName.Predicates.name(owner))))));
    }

    @Test
    void timeComesFromAClock() {
        for (Class<?> time : new Class<?>[] {Instant.class, LocalDate.class, LocalDateTime.class}) {
            holds(noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.civicline.simulators..", "org.civicline.app.launcher..", "org.civicline.app.bench..")
                    .should()
                    .callMethod(time, "now"));
        }
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.civicline.foundation.config..",
                        "org.civicline.simulators..",
                        "org.civicline.app.launcher..",
                        "org.civicline.app.bench..")
                .should()
                .callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void nothingIsInjectedIntoFields() {
        holds(fields().should().notBeAnnotatedWith(Autowired.class));
    }

    @Test
    void namesSayWhatAThingIsNotThatItIsAThing() {
        holds(noClasses().should().haveSimpleNameEndingWith("Manager"));
        holds(noClasses().should().haveSimpleNameEndingWith("Helper"));
        holds(noClasses().should().haveSimpleNameEndingWith("Util"));
        holds(noClasses().should().haveSimpleNameEndingWith("Utils"));
        holds(noClasses().should().haveSimpleNameEndingWith("Impl"));
        holds(noClasses().should().haveSimpleNameEndingWith("Service"));
    }

    private static void stays(String vendor, String... homes) {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vendor));
    }

    private static void holds(ArchRule rule) {
        rule.check(CODE);
    }
}
