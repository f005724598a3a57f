package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.reports.Posting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What tests of reports begin with: a day where no other test's cases are, nothing to be sent yet, and who receives. */
abstract class ReportsWork extends SetupWork {

    /** Thursday, ten in the morning in the city. */
    static final Instant THURSDAY = Instant.parse("2067-05-19T02:00:00Z");

    static final String FIGURES = "\"figures\":[\"opened\",\"solved\",\"overdue\",\"hours-to-answer\"]";
    static final String DAILY = "\"rhythm\":\"DAILY\",\"time\":\"08:00\"";
    static final String WEEKLY = "\"rhythm\":\"WEEKLY\",\"day\":1,\"time\":\"08:00\"";

    @Autowired
    ReportsTaken post;

    @BeforeEach
    void nothingYet() {
        jdbc.sql("DELETE FROM ticketing.report").update();
        post.reset();
        goOnAt(THURSDAY);
        addressed(leader, "leader@city.example");
        addressed(supervisor, "supervisor@city.example");
    }

    /** Where no other test's cases are. */
    void goOnAt(Instant moment) {
        clock.reset();
        clock.forward(Duration.between(clock.instant(), moment));
    }

    void addressed(StaffMember one, @Nullable String address) {
        jdbc.sql("UPDATE foundation.staff SET email = :address WHERE id = :id")
                .param("address", address)
                .param("id", one.id().value())
                .update();
    }

    void roles(StaffMember one, String... roles) {
        jdbc.sql("UPDATE foundation.staff SET roles = :roles WHERE id = :id")
                .param("roles", roles)
                .param("id", one.id().value())
                .update();
    }

    String form(String schedule, String receivers) {
        return form("周报", schedule, receivers, "DEPARTMENT", "zh-CN");
    }

    static String form(String name, String schedule, String receivers, String breakdown, String language) {
        return """
                {"name":"%s",%s,"breakdown":"%s","departments":[],"language":"%s",%s,"workingDays":false,"receivers":[%s]}
                """.formatted(name, FIGURES, breakdown, language, schedule, receivers);
    }

    static String to(StaffMember one) {
        return "{\"staff\":\"" + one.id().value() + "\"}";
    }

    static String to(String address) {
        return "{\"address\":\"" + address + "\"}";
    }

    UUID made(StaffMember by, String form) throws Exception {
        Sent made = sent(by, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return UUID.fromString(json.readTree(made.body()).get("id").asString());
    }

    record Sent(int status, String body) {}

    Sent sent(StaffMember by, String form) throws Exception {
        var answer = post(by, "/reports", form);
        return new Sent(answer.status(), answer.body().toString());
    }

    void sweep() {
        signedIn.out();
        Posting.once(context);
    }

    List<JsonNode> runs(UUID report) throws Exception {
        var runs = new java.util.ArrayList<JsonNode>();
        get(supervisor, "/reports/" + report + "/runs").body().get("items").forEach(runs::add);
        return runs;
    }

    List<String> states(UUID report) throws Exception {
        return runs(report).stream().map(one -> one.get("state").asString()).toList();
    }
}
