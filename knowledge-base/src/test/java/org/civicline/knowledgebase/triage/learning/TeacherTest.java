package org.civicline.knowledgebase.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.civicline.knowledgebase.triage.learning.Teacher.Taught;
import org.junit.jupiter.api.Test;

class TeacherTest {

    private static final Taught TAUGHT = Teacher.teach(Messages.of(400, 1)).orElseThrow();

    @Test
    void whatWasLearntIsFoundInMessagesNeverSeen() {
        assertThat(first("请问体育馆的游泳池什么时候能开放").label()).isEqualTo(Messages.ASKS);
        assertThat(first("北门的围墙坏了一直没人管").label()).isEqualTo(Messages.COMPLAINS);
        assertThat(first("建议在湖边增设一些长椅").label()).isEqualTo(Messages.SUGGESTS);
        assertThat(TAUGHT.marks().accuracy()).isGreaterThan(0.98);
    }

    @Test
    void probabilitiesAreOfAllAnswersTogetherOne() {
        List<Likelihood> all = TAUGHT.sorter().sort(telling("请问"));
        assertThat(all)
                .hasSize(3)
                .isSortedAccordingTo((one, other) -> Double.compare(other.probability(), one.probability()));
        assertThat(all.stream().mapToDouble(Likelihood::probability).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void whereNobodyCanTellItIsNotSure() {
        var random = new Random(3);
        List<Lesson> noise = Messages.of(400, 2).stream()
                .map(lesson -> new Lesson(lesson.telling(), random.nextBoolean() ? "A" : "B"))
                .toList();
        Taught taught = Teacher.teach(noise).orElseThrow();
        assertThat(Messages.of(50, 9))
                .allSatisfy(lesson -> assertThat(taught.sorter()
                                .sort(lesson.telling())
                                .getFirst()
                                .probability())
                        .isLessThan(0.75));
        assertThat(taught.marks().accuracy()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void theWordsThatMadeTheDifferenceAreNamedWhereTheyStand() {
        String text = "你好！ 建议在西湖边增设一些长椅";
        List<Telltale> words = TAUGHT.sorter().telltales(telling(text), Messages.SUGGESTS, Messages.COMPLAINS);
        assertThat(words).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(words)
                .allSatisfy(one ->
                        assertThat(text.substring(one.from(), one.until())).isEqualTo(one.words()));
        assertThat(words)
                .anyMatch(one -> one.words().contains("增设") || one.words().contains("建议"));
        assertThat(words).noneMatch(one -> one.words().contains("西湖"));
    }

    @Test
    void whatIsWrittenAndReadAnswersTheSame() throws IOException {
        var bytes = new ByteArrayOutputStream();
        TAUGHT.sorter().write(new DataOutputStream(bytes));
        Sorter read = Sorter.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.labels()).isEqualTo(TAUGHT.sorter().labels());
        for (Lesson lesson : Messages.of(20, 5)) {
            assertThat(read.sort(lesson.telling())).isEqualTo(TAUGHT.sorter().sort(lesson.telling()));
        }
        byte[] other = bytes.toByteArray();
        other[3] = 99;
        assertThatThrownBy(() -> Sorter.read(new DataInputStream(new ByteArrayInputStream(other))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSameLessonsTeachTheSame() {
        Taught again = Teacher.teach(Messages.of(400, 1)).orElseThrow();
        assertThat(again.sorter().sort(telling("请问"))).isEqualTo(TAUGHT.sorter().sort(telling("请问")));
    }

    @Test
    void whatFewPeopleSaidIsNotKept() {
        List<Lesson> lessons = new ArrayList<>(Messages.of(100, 4));
        lessons.add(Messages.lesson("我叫欧阳铁柱，建议增设路灯", Messages.SUGGESTS));
        Vocabulary vocabulary =
                Vocabulary.of(lessons.stream().map(Lesson::telling).toList(), 10_000);
        assertThat(vocabulary.row(telling("欧阳铁柱")).columns()).isEmpty();
        assertThat(vocabulary.row(telling("路灯")).columns()).isNotEmpty();
    }

    @Test
    void aRareAnswerIsLeftOutAndTold() {
        List<Lesson> lessons = new ArrayList<>(Messages.of(100, 6));
        lessons.add(Messages.lesson("表扬交警", "PRAISE"));
        Taught taught = Teacher.teach(lessons).orElseThrow();
        assertThat(taught.sorter().labels()).doesNotContain("PRAISE");
        assertThat(taught.left()).containsEntry("PRAISE", 1);
    }

    @Test
    void fromTooLittleNothingIsLearnt() {
        assertThat(Teacher.teach(Messages.of(30, 1))).isEmpty();
        assertThat(Teacher.teach(Messages.of(100, 1).stream()
                        .map(lesson -> new Lesson(lesson.telling(), "A"))
                        .toList()))
                .isEmpty();
    }

    /** Of what could be either, ten are of the rare label and fifteen of the frequent one. */
    @Test
    void aRareLabelIsNotDrownedByAFrequentOne() {
        List<Lesson> lessons = new ArrayList<>(Messages.of(600, 7).stream()
                .filter(one -> one.label().equals(Messages.COMPLAINS))
                .toList());
        for (int i = 0; i < 25; i++) {
            lessons.add(Messages.lesson(
                    "请问望江街道" + "一二三四五六七八九十".charAt(i % 10) + "栋何时修好", i < 10 ? "RARE" : Messages.COMPLAINS));
        }
        Taught taught = Teacher.teach(lessons).orElseThrow();
        assertThat(taught.sorter().sort(telling("请问望江街道何时修好")).getFirst().label())
                .isEqualTo("RARE");
    }

    @Test
    void meaningsTellWhereWordsDoNot() {
        var random = new Random(11);
        List<Lesson> lessons = Messages.of(300, 8).stream()
                .map(lesson -> {
                    boolean up = random.nextBoolean();
                    return new Lesson(lesson.telling().meaning(direction(up, random)), up ? "UP" : "DOWN");
                })
                .toList();
        Taught taught = Teacher.teach(lessons).orElseThrow();
        assertThat(taught.sorter().usesMeaning()).isTrue();
        assertThat(taught.marks().accuracy()).isGreaterThan(0.95);
        assertThat(taught.sorter()
                        .sort(telling("南山路").meaning(direction(false, random)))
                        .getFirst()
                        .label())
                .isEqualTo("DOWN");
        assertThat(taught.sorter().sort(telling("南山路"))).hasSize(2);
    }

    /** Much the same as all others, with a little of its own. */
    private static float[] direction(boolean up, Random random) {
        float[] direction = {0.9f, 0.4f, up ? 0.05f : -0.05f, 0};
        for (int i = 0; i < direction.length; i++) {
            direction[i] += (float) (random.nextGaussian() * 0.01);
        }
        return direction;
    }

    private static Likelihood first(String text) {
        return TAUGHT.sorter().sort(telling(text)).getFirst();
    }

    private static Telling telling(String text) {
        return Telling.of(text, null);
    }
}
