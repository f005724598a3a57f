package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.Citizens.Need;
import org.junit.jupiter.api.Test;

/** Two who change what is known of a citizen: the second is told. */
class CitizenVersionTest extends SetupWork {

    private static final String PROFILE = """
            {"version":%d,"language":"zh-CN","voice":false,"sms":true,"largePrint":false}""";
    private static final String NEEDS = "{\"version\":%d,\"needs\":[\"DEAF\"],\"agreed\":true}";
    private static final String NAME = "{\"version\":%d,\"name\":\"王大明\"}";

    private CitizenCard card(Caller caller) {
        signedIn.as(agent);
        return citizens.card(caller.id()).orElseThrow();
    }

    private static void changedMeanwhile(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("ticketing.citizen-changed-meanwhile");
        assertThat(answer.body().get("remedy").asString()).isNotBlank();
    }

    @Test
    void eachChangeMakesTheCardsBeforeItStale() throws Exception {
        Caller caller = caller("王小明");
        String path = "/citizens/" + caller.id();
        long seen = card(caller).version();
        Answer named = put(agent, path + "/name", NAME.formatted(seen));
        assertThat(named.status()).isEqualTo(200);
        changedMeanwhile(put(supervisor, path + "/name", NAME.formatted(seen)));
        changedMeanwhile(put(supervisor, path + "/profile", PROFILE.formatted(seen)));
        changedMeanwhile(put(supervisor, path + "/needs", NEEDS.formatted(seen)));
        assertThat(card(caller).profile().voice()).isTrue();
        assertThat(card(caller).needs()).isEmpty();

        long next = named.body().get("version").asLong();
        Answer wishes = put(supervisor, path + "/profile", PROFILE.formatted(next));
        changedMeanwhile(put(agent, path + "/needs", NEEDS.formatted(next)));
        Answer needs = put(
                agent,
                path + "/needs",
                NEEDS.formatted(wishes.body().get("version").asLong()));
        assertThat(needs.body().get("version").asLong()).isEqualTo(card(caller).version());
        assertThat(card(caller).needs()).containsExactly(Need.DEAF);
        assertThat(card(caller).profile().voice()).isFalse();
    }

    @Test
    void aRecordThatWasMergedMeanwhileIsAnothersToChange() throws Exception {
        Caller kept = caller("王小明");
        Caller other = caller("王小明");
        long seen = card(other).version();
        assertThat(card(kept).version()).as("the numbers alone would not tell").isEqualTo(seen);
        String merges = "/citizens/" + kept.id() + "/merges";
        Answer merged = post(supervisor, merges, "{\"other\":\"" + other.id() + "\",\"reason\":\"本人核实\"}");
        assertThat(merged.status()).isLessThan(300);
        changedMeanwhile(put(agent, "/citizens/" + other.id() + "/name", NAME.formatted(seen)));
        assertThat(card(kept).name()).isEqualTo("王小明");
    }

    @Test
    void whoDoesNotExistIsNotFound() throws Exception {
        assertThat(put(agent, "/citizens/00000000-0000-0000-0000-000000000000/name", NAME.formatted(1))
                        .status())
                .isEqualTo(404);
    }
}
