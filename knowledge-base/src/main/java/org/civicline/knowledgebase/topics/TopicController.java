package org.civicline.knowledgebase.topics;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.RecentCases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What recent cases are about, for supervisors and leaders. */
@RestController
@RequestMapping("/api/v1/staff/topics")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'LEADER')")
class TopicController {

    private static final int MOST = 50;

    private final Topics topics;
    private final RecentCases cases;
    private final Categories categories;
    private final Places places;

    TopicController(Topics topics, RecentCases cases, Categories categories, Places places) {
        this.topics = topics;
        this.cases = cases;
        this.categories = categories;
        this.places = places;
    }

    /** @param place where at least half of its cases are */
    record View(
            UUID id,
            List<String> label,
            String category,
            @Nullable String place,
            int cases,
            int lately,
            int before,
            Instant since) {}

    /** The largest first, at most 50: nobody looks through more. */
    @GetMapping
    Slice<View> list(@RequestParam(defaultValue = "20") int size) {
        Map<String, Category> matters =
                categories.all().stream().collect(Collectors.toMap(Category::code, Function.identity()));
        Map<String, Place> where = places.all().stream().collect(Collectors.toMap(Place::code, Function.identity()));
        return new Slice<>(
                topics.all().stream()
                        .limit(Math.clamp(size, 1, MOST))
                        .map(one -> view(one, matters, where))
                        .toList(),
                null);
    }

    /** Its newest cases, at most 50. */
    @GetMapping("/{id}/cases")
    Slice<RecentCases.Line> cases(@PathVariable UUID id) {
        Topic topic = topics.all().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-topic")));
        return new Slice<>(cases.lines(topic.newest().stream().limit(MOST).toList()), null);
    }

    private static View view(Topic one, Map<String, Category> matters, Map<String, Place> where) {
        Category category = matters.get(one.categoryCode());
        Place place = one.placeCode() == null ? null : where.get(one.placeCode());
        return new View(
                one.id().value(),
                one.label(),
                category == null ? one.categoryCode() : inLanguage(category.name(), category.nameEn()),
                place == null ? null : inLanguage(place.name(), place.nameEn()),
                one.cases(),
                one.lately(),
                one.before(),
                one.since());
    }

    private static String inLanguage(String name, @Nullable String nameEn) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english && nameEn != null ? nameEn : name;
    }
}
