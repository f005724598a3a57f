package org.civicline.knowledgebase.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeaningTest {

    private static final WordPiece PIECES = WordPiece.of(Map.ofEntries(
            Map.entry("[UNK]", 100),
            Map.entry("[CLS]", 101),
            Map.entry("[SEP]", 102),
            Map.entry("社", 1),
            Map.entry("保", 2),
            Map.entry("card", 3),
            Map.entry("un", 4),
            Map.entry("##paid", 5),
            Map.entry("，", 6),
            Map.entry("cafe", 7)));

    @Test
    void textIsSplitAsTheModelWasTaught() {
        assertThat(PIECES.pieces("社保，CARD unpaid", 20)).containsExactly(101, 1, 2, 6, 3, 4, 5, 102);
        assertThat(PIECES.pieces("Café", 20)).containsExactly(101, 7, 102);
        assertThat(PIECES.pieces("unknown 龘", 20)).containsExactly(101, 100, 100, 102);
        assertThat(PIECES.pieces("", 20)).containsExactly(101, 102);
        assertThat(PIECES.pieces("社".repeat(50), 5)).containsExactly(101, 1, 1, 1, 102);
    }

    @Test
    void smallVectorsKeepSimilarities() {
        try (SentenceEncoder model = SentenceEncoder.load()) {
            float[] one = model.encode("社保卡丢了怎么补办");
            float[] same = model.encode("社会保障卡遗失后如何补领");
            float[] other = model.encode("夜间施工噪声扰民投诉");
            float exact = 0;
            for (int i = 0; i < one.length; i++) {
                exact += one[i] * same[i];
            }
            assertThat(Vectors.similarity(Vectors.small(one), Vectors.small(same)))
                    .isCloseTo(exact, within(0.01f));
            assertThat(Vectors.similarity(Vectors.small(one), Vectors.small(same)))
                    .isGreaterThan(Vectors.similarity(Vectors.small(one), Vectors.small(other)) + 0.1f);
        }
    }

    /** As a server is started, with a class path of hundreds of jars: the model's runtime reads its own command line. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws Exception {
        Process loading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlong=" + "a/b-1.0.jar:".repeat(8_000),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadsTheModel.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(loading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(loading.waitFor()).as(said).isZero();
        assertThat(said).endsWith("512\n");
    }

    /** A process of its own. */
    static final class LoadsTheModel {

        public static void main(String... none) {
            try (SentenceEncoder model = SentenceEncoder.load()) {
                System.out.println(model.encode("停水").length);
            }
        }
    }

    @Test
    void passagesOverlapAndCarryTheTitle() {
        String body = "一二三四五六七八九十".repeat(40);
        assertThat(Passages.of("题", "短")).containsExactly("题。短");
        assertThat(Passages.of("题", body)).hasSize(4).allMatch(text -> text.startsWith("题。"));
        assertThat(Passages.of("", body).getLast()).isEqualTo(body.substring(260));
        assertThat(Passages.of("", "长".repeat(100_000))).hasSizeLessThan(70);
    }
}
