package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Whose a case is, and why. */
class DispatchCatalogueTest extends CatalogueWork {

    @Autowired
    TransactionOperations transactions;

    @Test
    void theNearestCategoryWinsAndThenTheNearestPlace() {
        assertThat(whose(lamps, "甲东区乙河街道1号")).isNull();
        written(terms(top, null, "urban"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("urban");
        written(terms(top, "p-east", "east-urban"), terms(top, "p-river", "water"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("water");
        assertThat(whose(lamps, "甲东区2号")).isEqualTo("east-urban");
        assertThat(whose(lamps, "丙西区2号")).isEqualTo("urban");
        assertThat(whose(lamps, null)).isEqualTo("urban");
        written(terms(lamps, null, "ecology"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("ecology");
        assertThat(whose(top, "甲东区乙河街道1号")).isEqualTo("water");
    }

    @Test
    void onlyWhatIsInForceTodayCounts() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
        written(
                new Terms(lamps, null, "water", null, null, LONG_AGO, today.minusDays(1)),
                new Terms(lamps, null, "ecology", null, null, today.plusDays(1), null));
        assertThat(whose(lamps, null)).isNull();
        written(new Terms(lamps, null, "urban", null, null, today, today));
        assertThat(whose(lamps, null)).isEqualTo("urban");
    }

    @Test
    void theReasonIsOneSentenceInEitherLanguage() throws Exception {
        written(new Terms(lamps, "p-east", "east-urban", "《照明办法》第3条", null, LONG_AGO, null));
        Answer chinese = suggest("zh-CN");
        int number = chinese.body().get("number").asInt();
        assertThat(chinese.body().get("because").asString())
                .isEqualTo("路灯" + top + " × 甲东区 → 甲东区城管局，依据《照明办法》第3条，目录第" + number + "条");
        assertThat(chinese.body().get("placeName").asString()).isEqualTo("甲东区 › 乙河街道");
        assertThat(suggest("en").body().get("because").asString())
                .isEqualTo("Lamps × East → East Urban, by 《照明办法》第3条, catalogue entry " + number);
        Answer nothing = post(agent, "/dispatch-suggestion", "{\"categoryCode\":\"" + top + "\",\"address\":null}");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(post(agent, "/dispatch-suggestion", "{\"categoryCode\":\"\\u0000\"}")
                        .status())
                .isEqualTo(204);
        assertThat(post(agent, "/dispatch-suggestion", "{}").status()).isEqualTo(422);
    }

    private Answer suggest(String language) throws Exception {
        return call(
                agent,
                MockMvcRequestBuilders.post(API + "/dispatch-suggestion")
                        .locale(java.util.Locale.forLanguageTag(language))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"categoryCode\":\"" + lamps + "\",\"address\":\"甲东区乙河街道1号\"}"),
                language);
    }

    @Test
    void aDepartmentOfLastResortIsNoSuggestionAndClashesOnlyWithAnother() throws Exception {
        int last = add(lastResort("true"));
        assertThat(whose(lamps, "甲东区1号")).isNull();
        int duty = add(entry(lamps, "p-east", "urban", "2026-01-01", null));
        assertThat(whose(lamps, "甲东区1号")).isEqualTo("urban");
        signedIn.as(agent);
        assertThat(catalogue.lastResort(lamps, "甲东区1号").orElseThrow().number()).isEqualTo(last);
        assertThat(catalogue.lastResort(lamps, "丙西区1号")).isEmpty();
        assertThat(post(supervisor, CATALOGUE, writing(null, lastResort("\"是\"")))
                        .body()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("entry-clash");
        assertThat(post(supervisor, CATALOGUE, writing(null, lastResort("\"maybe\"")))
                        .body()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("yes-no");
        assertThat(numbers("?category=" + top)).containsExactly(last, duty);
        assertThat(numbers("?lastResort=true&category=" + top)).containsExactly(last);
        JsonNode entry = get(agent, CATALOGUE + "/" + last).body().get("entry");
        assertThat(entry.get("lastResort").asBoolean()).isTrue();
        put(supervisor, CATALOGUE + "/" + last, writing(1, lastResort("\"no\"").replace("p-east", "p-west")));
        assertThat(catalogue.lastResort(lamps, "甲东区1号")).isEmpty();
        assertThat(whose(lamps, "丙西区1号")).isEqualTo("east-urban");
    }

    private String lastResort(String written) {
        return entry(lamps, "p-east", "east-urban", "2026-01-01", null)
                .replace("\"validUntil\"", "\"lastResort\":" + written + ",\"validUntil\"");
    }

    @Test
    void nobodyElseIsToldWhatIsNotCommitted() {
        transactions.executeWithoutResult(transaction -> {
            written(terms(lamps, null, "urban"));
            assertThat(whose(lamps, null)).isEqualTo("urban");
            assertThat(CompletableFuture.supplyAsync(() -> whose(lamps, null)).join())
                    .isNull();
            transaction.setRollbackOnly();
        });
        assertThat(whose(lamps, null)).isNull();
    }
}
