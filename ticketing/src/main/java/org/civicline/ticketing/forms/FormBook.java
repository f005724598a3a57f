package org.civicline.ticketing.forms;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms in force and those of the past, read from memory: every ticket that is opened or shown asks. */
@Component
class FormBook implements CategoryForms {

    private final FormStore store;
    private final CategoryPaths paths;
    private final Access access;
    private final Clock clock;
    private final Map<Part, List<Question>> known = new ConcurrentHashMap<>();
    private final Remembered<Map<String, FormStore.Version>> inForce;

    FormBook(FormStore store, CategoryPaths paths, Access access, Clock clock) {
        this.store = store;
        this.paths = paths;
        this.access = access;
        this.clock = clock;
        this.inForce = new Remembered<>(this::read, clock);
    }

    @Override
    public Form of(String categoryCode) {
        return with(categoryCode, null);
    }

    /** @param own instead of the category's own questions; null for those in force */
    Form with(String categoryCode, @Nullable List<Question> own) {
        Map<String, FormStore.Version> newest = inForce.get();
        var parts = new ArrayList<Part>();
        var asked = new ArrayList<List<Question>>();
        for (String category : paths.of(categoryCode).reversed()) {
            FormStore.Version version = newest.get(category);
            if (own != null && category.equals(categoryCode)) {
                asked.add(own);
            } else if (version != null && !version.questions().isEmpty()) {
                parts.add(version.part());
                asked.add(version.questions());
            }
        }
        return new Form(categoryCode, parts, together(asked));
    }

    /** What was asked by the form put together of these versions. */
    List<Question> questions(List<Part> parts) {
        List<Part> unknown =
                parts.stream().filter(one -> !known.containsKey(one)).toList();
        if (!unknown.isEmpty()) {
            known.putAll(store.find(unknown));
        }
        return together(parts.stream().map(known::get).toList());
    }

    /** A question asked again under the same code takes the place of the one before. */
    private static List<Question> together(Collection<List<Question>> parts) {
        var byCode = new LinkedHashMap<String, Question>();
        parts.forEach(part -> part.forEach(one -> byCode.put(one.code(), one)));
        return List.copyOf(byCode.values());
    }

    @Override
    @Transactional
    public void putAll(Map<String, List<Question>> questions, String note) {
        access.machine();
        Instant now = Columns.now(clock);
        Map<String, Integer> versions = store.newest().stream()
                .collect(Collectors.toMap(
                        one -> one.part().categoryCode(), one -> one.part().version()));
        store.addAll(questions.entrySet().stream()
                .map(one -> new FormStore.Version(
                        new Part(one.getKey(), versions.getOrDefault(one.getKey(), 0) + 1),
                        one.getValue(),
                        now,
                        null,
                        note))
                .toList());
        forget();
    }

    Collection<FormStore.Version> newest() {
        return inForce.get().values();
    }

    /** What is in force is being changed. */
    void forget() {
        inForce.forget();
    }

    private Map<String, FormStore.Version> read() {
        return store.newest().stream()
                .collect(Collectors.toMap(one -> one.part().categoryCode(), one -> one));
    }
}
