package org.civicline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.civicline.knowledgebase.KnowledgeTrial.Text;
import org.junit.jupiter.api.Test;

/** What {@code bench search} is made of, but for Elasticsearch. */
class SearchBenchTest {

    private static final int ARTICLES = 300;

    @Test
    void articlesAndQuestionsAreTheSameEveryTimeAndNoTwoAlike() {
        var corpus = new SearchCorpus();
        var again = new SearchCorpus();
        assertThat(IntStream.range(0, ARTICLES).mapToObj(corpus::article))
                .containsExactlyElementsOf(
                        IntStream.range(0, ARTICLES).mapToObj(again::article).toList())
                .extracting(Text::body)
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 50).mapToObj(i -> corpus.question(i, ARTICLES)))
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(i -> again.question(i, ARTICLES))
                        .toList())
                .allSatisfy(question -> assertThat(question).isNotBlank());
    }

    @Test
    void theSearchProcessFindsByNumberAndByWordsOverHttp() throws Exception {
        var corpus = new SearchCorpus();
        try (var process = SearchProcess.start(ARTICLES, false, 256);
                var line = new HttpLine(process.side().address())) {
            SearchSide side = process.side();
            assertThat(side.asking().ask(line, "kb-000123")).startsWith("[{\"code\":\"KB-000123\"");
            assertThat(side.asking().ask(line, corpus.article(7).title())).startsWith("[{\"code\":\"KB-000007\"");
            assertThat(side.articlesPerSecond()).isPositive();
            assertThat(side.indexBytes()).isGreaterThan(100_000);
            assertThat(SearchSide.megabytes(process.handle())).isPositive();
        }
    }
}
