package org.civicline.knowledgebase.triage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Remembered;
import org.civicline.knowledgebase.triage.learning.Likelihood;
import org.civicline.knowledgebase.triage.learning.Sorter;
import org.civicline.knowledgebase.triage.learning.Telling;
import org.civicline.knowledgebase.triage.learning.Telltale;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says of a text what the case is, as far as it was learnt; of whose it is and how urgent, else by catalogue and rules. */
@Component
class Triage {

    private static final int CHOICES = 3;

    private final ModelStore models;
    private final Uses uses;
    private final DispatchCatalogue catalogue;
    private final Departments departments;
    private final Remembered<Map<String, Category>> categories;

    Triage(
            ModelStore models,
            Uses uses,
            DispatchCatalogue catalogue,
            Departments departments,
            Categories tree,
            Clock clock) {
        this.models = models;
        this.uses = uses;
        this.catalogue = catalogue;
        this.departments = departments;
        this.categories = new Remembered<>(
                () -> tree.all().stream().collect(Collectors.toMap(Category::code, Function.identity())), clock);
    }

    /**
     * What is written so far.
     *
     * @param categoryCode null while none is chosen
     */
    record Writing(
            String text, @Nullable String address, @Nullable String categoryCode) {}

    /**
     * @param version of what was learnt; null while nothing is
     * @param answers to the questions that something can be said to, in their order
     */
    record Suggested(@Nullable Integer version, List<Answer> answers) {}

    /**
     * @param trained whether it was learnt from cases; else it comes from the catalogue or a rule
     * @param asksPerson whether it is not sure enough to be taken without a person
     * @param choices at most three, the likeliest first
     * @param words of the text that made the difference for the first choice
     * @param because the entry of the catalogue, in one sentence, if it comes from there
     */
    record Answer(
            Question question,
            boolean trained,
            boolean asksPerson,
            List<Choice> choices,
            List<String> words,
            @Nullable String because) {}

    /**
     * @param name of a category or department; null for a type or an urgency
     * @param probability null for what was not learnt
     */
    record Choice(
            String code, @Nullable String name, @Nullable Double probability) {}

    Suggested suggest(Writing writing) {
        Telling telling = Telling.of(writing.text(), writing.address());
        Optional<Model> model = models.current();
        var answers = new ArrayList<Answer>();
        if (telling.tells()) {
            learnt(Question.TYPE, model, telling).ifPresent(answers::add);
            Optional<Answer> category = learnt(Question.CATEGORY, model, telling);
            category.ifPresent(answers::add);
            String categoryCode = writing.categoryCode() == null ? sureOf(category) : writing.categoryCode();
            department(learnt(Question.DEPARTMENT, model, telling), categoryCode, writing.address())
                    .ifPresent(answers::add);
            answers.add(learnt(Question.URGENCY, model, telling).orElseGet(() -> byRule(writing.text(), categoryCode)));
        }
        return new Suggested(model.map(Model::version).orElse(null), answers);
    }

    private Optional<Answer> learnt(Question question, Optional<Model> model, Telling telling) {
        return model.flatMap(one -> Optional.ofNullable(one.sorters().get(question))
                .flatMap(sorter -> learnt(question, one, sorter, telling)));
    }

    /** What the city no longer has is not suggested. */
    private Optional<Answer> learnt(Question question, Model model, Sorter sorter, Telling telling) {
        List<Likelihood> all = sorter.sort(telling);
        List<Likelihood> known =
                all.stream().filter(one -> exists(question, one.label())).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Likelihood first = known.getFirst();
        String rather = all.get(all.getFirst().equals(first) ? 1 : 0).label();
        boolean unsure = !sorter.knows(telling)
                || first.probability() < model.sureFrom().getOrDefault(question, 2.0)
                || uses.doubted(model.version(), question, first.label());
        return Optional.of(new Answer(
                question,
                true,
                unsure,
                known.stream()
                        .limit(CHOICES)
                        .map(one -> choice(question, one.label(), one.probability()))
                        .toList(),
                sorter.telltales(telling, first.label(), rather).stream()
                        .map(Telltale::words)
                        .distinct()
                        .toList(),
                null));
    }

    private static @Nullable String sureOf(Optional<Answer> answer) {
        return answer.filter(one -> !one.asksPerson())
                .map(one -> one.choices().getFirst().code())
                .orElse(null);
    }

    /** The catalogue is the city's own word: it goes before a guess. */
    private Optional<Answer> department(
            Optional<Answer> learnt, @Nullable String categoryCode, @Nullable String address) {
        if (categoryCode == null || learnt.filter(one -> !one.asksPerson()).isPresent()) {
            return learnt;
        }
        return catalogue
                .suggest(categoryCode, address)
                .map(entry -> new Answer(
                        Question.DEPARTMENT,
                        false,
                        true,
                        List.of(choice(Question.DEPARTMENT, entry.departmentCode(), null)),
                        List.of(),
                        entry.because()))
                .or(() -> learnt);
    }

    private Answer byRule(String text, @Nullable String categoryCode) {
        Category category = categoryCode == null ? null : categories.get().get(categoryCode);
        Urgency usual = category == null ? Urgency.NORMAL : category.urgency();
        DangerWords.Danger danger = DangerWords.in(text);
        boolean dangerous = danger.urgency().compareTo(usual) > 0;
        return new Answer(
                Question.URGENCY,
                false,
                true,
                List.of(choice(Question.URGENCY, (dangerous ? danger.urgency() : usual).name(), null)),
                danger.urgency() == Urgency.NORMAL ? List.of() : danger.words(),
                null);
    }

    private boolean exists(Question question, String label) {
        return switch (question) {
            case TYPE, URGENCY -> true;
            case CATEGORY -> categories.get().containsKey(label);
            case DEPARTMENT -> departments.find(label).isPresent();
        };
    }

    private Choice choice(Question question, String label, @Nullable Double probability) {
        return new Choice(label, name(question, label), probability);
    }

    private @Nullable String name(Question question, String label) {
        return switch (question) {
            case TYPE, URGENCY -> null;
            case CATEGORY ->
                Optional.ofNullable(categories.get().get(label))
                        .map(one -> inLanguage(one.name(), one.nameEn()))
                        .orElse(label);
            case DEPARTMENT ->
                departments
                        .find(label)
                        .map((Department one) -> inLanguage(one.name(), one.nameEn()))
                        .orElse(label);
        };
    }

    private static String inLanguage(String name, @Nullable String nameEn) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english && nameEn != null ? nameEn : name;
    }
}
