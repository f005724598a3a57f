package org.civicline.app.samplecity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.foundation.Department;
import org.civicline.foundation.Role;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the files under {@code sample-city/} hold. */
record CityFiles(
        City city,
        List<DepartmentEntry> departments,
        List<CategoryEntry> categories,
        List<FormEntry> forms,
        List<CatalogueEntry> catalogue,
        List<StaffEntry> staff,
        List<ArticleEntry> articles,
        CityMap map,
        CaseMaterial cases) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    static CityFiles read() {
        return new CityFiles(
                read("city", City.class),
                List.of(read("departments", DepartmentEntry[].class)),
                List.of(read("categories", CategoryEntry[].class)),
                List.of(read("category-forms", FormEntry[].class)),
                List.of(read("dispatch-catalogue", CatalogueEntry[].class)),
                List.of(read("staff", StaffEntry[].class)),
                List.of(read("articles", ArticleEntry[].class)),
                read("map", CityMap.class),
                new CaseMaterial(
                        read("ticket-templates", CaseMaterial.Cases.class),
                        List.of(read("places", CaseMaterial.District[].class)),
                        read("people", CaseMaterial.People.class)));
    }

    private static <T> T read(String name, Class<T> type) {
        String path = "/sample-city/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(CityFiles.class.getResourceAsStream(path), path)) {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param seed of the random numbers the past cases are drawn with
     * @param cases how many as they stand now, open or closed
     * @param closedCases how many more are drawn, of which those stay that are closed by now
     * @param days over how many days before today
     */
    record City(String name, String nameEn, long seed, int cases, int closedCases, int days) {}

    /** The invented outlines of the districts, GeoJSON: off the coast of Africa at no degrees, where no city can be. */
    record CityMap(String type, List<Feature> features) {

        Map<String, String> outlines() {
            return features.stream()
                    .collect(Collectors.toMap(
                            one -> one.properties().code(),
                            one -> one.geometry().toString()));
        }
    }

    record Feature(String type, Properties properties, JsonNode geometry) {}

    record Properties(String code) {}

    record DepartmentEntry(
            String code,
            String name,
            String nameEn,
            Department.Level level,
            @Nullable String parent) {}

    record CategoryEntry(
            String code,
            String name,
            String nameEn,
            @Nullable String parent,
            String department,
            Urgency urgency) {}

    /**
     * @param place null for the whole city
     * @param lastResort left out where it says whose duty it is
     */
    record CatalogueEntry(
            String category,
            @Nullable String place,
            String department,
            @Nullable String basis,
            @Nullable String remark,
            @Nullable LocalDate until,
            @Nullable Boolean lastResort) {

        private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

        DispatchCatalogue.Terms terms() {
            return new DispatchCatalogue.Terms(
                    category, place, department, basis, remark, FROM, until, Boolean.TRUE.equals(lastResort));
        }
    }

    /** What a category asks; how it is told apart is left out where it is not so. */
    record FormEntry(String category, List<QuestionEntry> questions) {}

    record QuestionEntry(
            String code,
            CategoryForms.Datatype datatype,
            @Nullable Boolean required,
            String name,
            String nameEn,
            @Nullable String hint,
            @Nullable String hintEn,
            @Nullable Boolean personal,
            @Nullable List<CategoryForms.Choice> choices) {

        CategoryForms.Question question() {
            return new CategoryForms.Question(
                    code,
                    datatype,
                    Boolean.TRUE.equals(required),
                    name,
                    nameEn,
                    hint,
                    hintEn,
                    Boolean.TRUE.equals(personal),
                    choices == null ? List.of() : choices);
        }
    }

    record StaffEntry(
            String username,
            String number,
            String displayName,
            String displayNameEn,
            Set<Role> roles,
            String department) {}

    record ArticleEntry(
            String code,
            String title,
            String titleEn,
            String department,
            String category,
            List<String> keywords,
            String body,
            LocalDate validFrom,
            LocalDate reviewBy,
            Knowledge.Visibility visibility) {}
}
