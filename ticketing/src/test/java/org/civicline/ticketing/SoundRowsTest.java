package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** What must be true of a row, asked of the database: a row that is sound, with one thing changed. */
class SoundRowsTest extends CaseWork {

    private static final String ID = "\"id\": \"00000000-0000-7000-8000-000000000001\"";
    private static final String TICKET = "{" + ID + """
            , "number": "20260101-000001", "status": "TO_DISPATCH", "type": "HELP", "urgency": "NORMAL", "channel": "PHONE",
            "confidential": false, "due_at": "2026-01-02", "inbox_rank": 1, "inbox_place": 1, "returns": 0}
            """;
    private static final String DISPATCH = "{" + ID + """
            , "duty": "LEAD", "status": "DISPATCHED", "returns_before": 0, "refused_returns": 0, "extensions": 0}
            """;
    private static final String CLOCK = "{" + ID + """
            , "duty": "SIGN", "started_at": "2026-01-02", "due_at": "2026-01-03", "shifts": [], "paused_seconds": 0}
            """;
    private static final String FOLLOW_UP = "{" + ID + """
            , "next_at": "2026-01-02", "excluded": false, "calls_tried": 1, "calls_failed": 1, "tries_apart": 0}
            """;

    @Test
    void rowsThatAreSoundPass() {
        for (List<String> row : List.of(
                List.of("ticket", TICKET),
                List.of("dispatch", DISPATCH),
                List.of("clock", CLOCK),
                List.of("follow_up", FOLLOW_UP))) {
            assertThat(sound(row.get(0), row.get(1), "{}")).isTrue();
        }
    }

    @Test
    void everyRowThatIsWrittenIsAsked() {
        assertThat(jdbc.sql("""
                SELECT format('%s: %s', CAST(conrelid AS regclass), pg_get_constraintdef(oid)) FROM pg_constraint
                WHERE conname LIKE '%\\_sound' AND convalidated
                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "ticketing.ticket: CHECK (ticketing.sound(ticket.*))",
                        "ticketing.dispatch: CHECK (ticketing.sound(dispatch.*))",
                        "ticketing.clock: CHECK (ticketing.sound(clock.*))",
                        "ticketing.follow_up: CHECK (ticketing.sound(follow_up.*))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number                                          | {"number": "<b>"}
            status known                                    | {"status": "LOST"}
            type known                                      | {"type": "GOSSIP"}
            urgency known                                   | {"urgency": "NEVER"}
            channel known                                   | {"channel": "PIGEON"}
            closing known                                   | {"closing": "FORGOTTEN"}
            a report is confidential                        | {"type": "REPORT"}
            a lead is a duty and a department               | {"lead_department": "water"}
            who waits for dispatch has no lead              | {"lead_department": "water", "lead_dispatch": "00000000-0000-7000-8000-000000000002"}
            on duty there is a lead                         | {"status": "DISPATCHED"}
            what is merged has a main ticket and no lead    | {"status": "MERGED", "due_at": null, "pending": {}}
            not its own main ticket                         | {"merged_into": "00000000-0000-7000-8000-000000000001"}
            a clock runs while somebody has it              | {"due_at": null}
            pending only where something is                 | {"pending": {}}
            over is closed                                  | {"status": "CLOSED", "due_at": null, "inbox_rank": 4}
            closed at a time and in a way                   | {"closing": "RATED", "satisfaction": 5}
            answered directly with an answer                | {"answer": "好"}
            an article is of an answer                      | {"article_code": "A-1"}
            rated with a grade                              | {"satisfaction": 5}
            not accepted on a ground                        | {"closing_ground": "COURT"}
            closing says why                                | {"closing_note": "查无此人"}
            rank                                            | {"inbox_rank": 5}
            over is last                                    | {"inbox_rank": 4}
            returns                                         | {"returns": -1}
            """)
    void aTicketKeepsToItsRules(String rule, String change) {
        assertThat(broken("ticket", TICKET, change)).isEqualTo(rule);
    }

    /** Closed with a grade that is none, and with an answer that says nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            grade                | "closing": "RATED", "satisfaction": 6
            length of the answer | "closing": "ANSWERED_DIRECTLY", "answer": ""
            """)
    void aClosedTicketKeepsToItsRules(String rule, String change) {
        String closed = "{\"status\": \"CLOSED\", \"due_at\": null, \"closed_at\": \"2026-01-02\", \"inbox_rank\": 4, ";

        assertThat(broken("ticket", TICKET, closed + change + "}")).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            duty known            | {"duty": "BOSS"}
            status known          | {"status": "LOST"}
            signed                | {"status": "SIGNED"}
            returned              | {"returned_at": "2026-01-02", "return_reason": "不归我管"}
            returned for a reason | {"return_reason": "不归我管"}
            replied               | {"replied_at": "2026-01-02", "reply": "好"}
            replied with a reply  | {"reply": "好"}
            accepted              | {"accepted_at": "2026-01-02"}
            length of the note    | {"note": ""}
            length of the reason  | {"status": "RETURNED", "returned_at": "2026-01-02", "return_reason": ""}
            length of the reply   | {"status": "REPLIED", "signed_at": "2026-01-02", "replied_at": "2026-01-02", "reply": ""}
            counts                | {"extensions": -1}
            """)
    void aDutyKeepsToItsRules(String rule, String change) {
        assertThat(broken("dispatch", DISPATCH, change)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            duty known              | {"duty": "SLEEP"}
            outcome known           | {"outcome": "PERHAPS"}
            due after its start     | {"due_at": "2026-01-01"}
            paused after its start  | {"paused_at": "2026-01-01", "pause_reason": "等市民"}
            stopped after its start | {"stopped_at": "2026-01-01", "outcome": "MET"}
            paused for a reason     | {"paused_at": "2026-01-02"}
            length of the reason    | {"paused_at": "2026-01-02", "pause_reason": ""}
            stopped is not paused   | {"paused_at": "2026-01-02", "pause_reason": "等市民", "stopped_at": "2026-01-02", "outcome": "MET"}
            stopped with an outcome | {"stopped_at": "2026-01-02"}
            met in time             | {"stopped_at": "2026-01-04", "outcome": "MET"}
            late after its time     | {"stopped_at": "2026-01-02", "outcome": "LATE"}
            shifts                  | {"shifts": {}}
            seconds paused          | {"paused_seconds": -1}
            """)
    void aClockKeepsToItsRules(String rule, String change) {
        assertThat(broken("clock", CLOCK, change)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            outcome known                       | {"outcome": "PERHAPS"}
            grade                               | {"grade": 6}
            ended with an outcome               | {"outcome": "BY_HAND"}
            next while it is open               | {"next_at": null}
            rated with a grade                  | {"grade": 5}
            a grade came some way               | {"via": "SMS"}
            a grade says whether it is solved   | {"solved": true}
            a contact gave a grade              | {"interaction_id": "00000000-0000-7000-8000-000000000002"}
            contacted is an answer              | {"contacted": true}
            asked by one of us is an answer     | {"asked_by": "00000000-0000-7000-8000-000000000002"}
            excluded once ended                 | {"excluded": true}
            counts                              | {"tries_apart": -1}
            failed of those tried               | {"calls_failed": 2}
            """)
    void aFollowUpKeepsToItsRules(String rule, String change) {
        assertThat(broken("follow_up", FOLLOW_UP, change)).isEqualTo(rule);
    }

    /** The rule that a changed row breaks; the error names it, and the row's table, and nothing that stands in the row. */
    private String broken(String table, String row, String change) {
        var refused = catchThrowableOfType(DataIntegrityViolationException.class, () -> sound(table, row, change));
        assertThat(refused).as("%s with %s".formatted(table, change)).isNotNull();
        ServerErrorMessage error = ((PSQLException) refused.getMostSpecificCause()).getServerErrorMessage();
        assertThat(error).isNotNull();
        assertThat(error.getTable()).isEqualTo(table);
        assertThat(error.getMessage()).contains(error.getConstraint()).doesNotContain("20260101");
        assertThat(error.getDetail()).isNull();
        return error.getConstraint();
    }

    private boolean sound(String table, String row, String change) {
        return jdbc.sql(
                        "SELECT ticketing.sound(jsonb_populate_record(NULL::ticketing.%s, :row::jsonb || :change::jsonb))"
                                .formatted(table))
                .param("row", row)
                .param("change", change)
                .query(Boolean.class)
                .single();
    }
}
