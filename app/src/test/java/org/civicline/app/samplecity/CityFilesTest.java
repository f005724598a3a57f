package org.civicline.app.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civicline.app.samplecity.CaseMaterial.Street;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.CityFiles.ArticleEntry;
import org.civicline.app.samplecity.CityFiles.CategoryEntry;
import org.civicline.app.samplecity.CityFiles.DepartmentEntry;
import org.civicline.app.samplecity.CityFiles.StaffEntry;
import org.civicline.foundation.Role;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.TicketType;
import org.junit.jupiter.api.Test;

class CityFilesTest {

    private static final CityFiles FILES = CityFiles.read();
    private static final Set<String> DEPARTMENTS = codes(FILES.departments(), DepartmentEntry::code);
    private static final Set<String> CATEGORIES = codes(FILES.categories(), CategoryEntry::code);

    @Test
    void theCityIsAsLargeAsPromised() {
        assertThat(FILES.departments()).hasSizeBetween(43, 50);
        assertThat(FILES.categories()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(FILES.articles()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(FILES.staff()).hasSize(20);
        assertThat(FILES.cases().cases().templates()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(FILES.city().cases()).isEqualTo(300);
        assertThat(FILES.city().closedCases()).isEqualTo(2700);
        assertThat(FILES.city().days()).isEqualTo(90);
    }

    @Test
    void codesAreUnique() {
        assertThat(DEPARTMENTS).hasSameSizeAs(FILES.departments());
        assertThat(CATEGORIES).hasSameSizeAs(FILES.categories());
        assertThat(codes(FILES.articles(), ArticleEntry::code)).hasSameSizeAs(FILES.articles());
        assertThat(codes(FILES.articles(), ArticleEntry::title)).hasSameSizeAs(FILES.articles());
        assertThat(codes(FILES.staff(), StaffEntry::username)).hasSameSizeAs(FILES.staff());
        assertThat(codes(FILES.staff(), StaffEntry::number)).hasSameSizeAs(FILES.staff());
        assertThat(codes(FILES.cases().cases().templates(), Template::id))
                .hasSameSizeAs(FILES.cases().cases().templates());
    }

    @Test
    void everyParentStandsBeforeItsChildren() {
        Set<String> seen = new HashSet<>();
        for (DepartmentEntry one : FILES.departments()) {
            assertThat(one.parent() == null || seen.contains(one.parent()))
                    .as(one.code())
                    .isTrue();
            seen.add(one.code());
        }
        seen.clear();
        for (CategoryEntry one : FILES.categories()) {
            assertThat(one.parent() == null || seen.contains(one.parent()))
                    .as(one.code())
                    .isTrue();
            seen.add(one.code());
        }
    }

    @Test
    void whateverNamesADepartmentOrCategoryNamesOneThatExists() {
        assertThat(FILES.categories()).allSatisfy(one -> assertThat(DEPARTMENTS).contains(one.department()));
        assertThat(FILES.staff()).allSatisfy(one -> assertThat(DEPARTMENTS).contains(one.department()));
        assertThat(FILES.articles()).allSatisfy(one -> {
            assertThat(DEPARTMENTS).contains(one.department());
            assertThat(CATEGORIES).contains(one.category());
        });
        assertThat(FILES.cases().districts()).allSatisfy(district -> {
            assertThat(DEPARTMENTS)
                    .contains(district.code())
                    .containsAll(district.bureaus().values());
            assertThat(DEPARTMENTS)
                    .containsAll(district.streets().stream().map(Street::code).toList());
        });
    }

    @Test
    void tenCategoriesAndMoreAskWhatTheirDepartmentNeedsToKnow() {
        assertThat(FILES.forms()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(form -> {
            assertThat(CATEGORIES).contains(form.category());
            assertThat(form.questions()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.code()).matches("[a-z]+");
                assertThat(one.nameEn()).isNotBlank();
                assertThat(one.hint() == null).isEqualTo(one.hintEn() == null);
                assertThat(one.question().choices().isEmpty())
                        .isNotEqualTo(one.datatype().isList());
            });
        });
        assertThat(codes(FILES.forms(), CityFiles.FormEntry::category)).hasSameSizeAs(FILES.forms());
    }

    @Test
    void theCatalogueNamesWhatExistsAndSpeaksOfEveryCategory() {
        Set<String> places = codes(CityPlaces.of(FILES), Place::code);
        assertThat(places).hasSizeGreaterThan(40);
        assertThat(CityPlaces.of(FILES).stream().map(Place::name)).contains("澜东区", "江滩街道", "听澜苑");
        Set<String> spokenOf = new HashSet<>();
        assertThat(FILES.catalogue()).allSatisfy(one -> {
            assertThat(CATEGORIES).contains(one.category());
            assertThat(DEPARTMENTS).contains(one.department());
            assertThat(one.place() == null || places.contains(one.place())).isTrue();
        });
        FILES.catalogue().stream()
                .filter(one -> one.place() == null)
                .forEach(one -> assertThat(spokenOf.add(one.category())).isTrue());
        assertThat(FILES.categories())
                .filteredOn(one -> one.parent() == null)
                .allSatisfy(one -> assertThat(spokenOf).contains(one.code()));
    }

    @Test
    void templatesNameWhatExists() {
        Map<String, String> articles =
                FILES.articles().stream().collect(Collectors.toMap(ArticleEntry::code, ArticleEntry::category));
        Set<String> targets = new HashSet<>(DEPARTMENTS);
        targets.addAll(List.of("street", "district"));
        assertThat(FILES.cases().cases().templates()).allSatisfy(template -> {
            assertThat(CATEGORIES).contains(template.category());
            assertThat(template.replies()).isNotEmpty();
            assertThat(template.text().contains("{place}")).isEqualTo(template.place() != null);
            // What was answered at once was answered from an article about just that.
            assertThat(template.answer() != null).isEqualTo(template.article() != null);
            if (template.article() != null) {
                assertThat(articles).containsEntry(template.article(), template.category());
            }
            if (template.dispatch() != null) {
                assertThat(targets).contains(template.dispatch());
            }
            if (template.returned() != null) {
                assertThat(DEPARTMENTS).contains(template.returned().by());
                assertThat(targets).contains(template.returned().to());
            }
        });
        assertThat(FILES.cases().cases().templates().stream().map(Template::type))
                .contains(TicketType.values());
    }

    @Test
    void articlesSayEnoughAndAreReviewed() {
        assertThat(FILES.articles()).allSatisfy(article -> {
            assertThat(hanzi(article.body())).as(article.title()).isBetween(200L, 600L);
            assertThat(article.keywords()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(article.reviewBy()).isAfter(article.validFrom());
            assertThat(article.body()).contains("### ");
        });
    }

    @Test
    void everyRoleHasSomebodyAndTheThreeAdministratorsAreThreePeople() {
        for (Role role : Role.values()) {
            assertThat(FILES.staff()).anySatisfy(one -> assertThat(one.roles()).contains(role));
        }
        Set<Role> administrators = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
        assertThat(FILES.staff())
                .filteredOn(one -> one.roles().stream().anyMatch(administrators::contains))
                .allSatisfy(one -> assertThat(one.roles()).hasSize(1));
    }

    /** National short numbers are real; everything else that could be dialled begins with zeros or 1380013. */
    @Test
    void noNumberCouldBeSomebodys() {
        Pattern number = Pattern.compile("(?<![0-9])[0-9]{3,4}-[0-9]{7,8}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
        assertThat(FILES.articles())
                .allSatisfy(article -> assertThat(
                                number.matcher(article.body()).results().map(found -> found.group()))
                        .allMatch(found -> found.startsWith("0000-")));
        assertThat(FILES.cases().people().regulars())
                .allSatisfy(regular -> assertThat(regular.phone()).startsWith("1380013"));
    }

    private static long hanzi(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }

    private static <T> Set<String> codes(List<T> of, Function<T, String> code) {
        return of.stream().map(code).collect(Collectors.toSet());
    }
}
