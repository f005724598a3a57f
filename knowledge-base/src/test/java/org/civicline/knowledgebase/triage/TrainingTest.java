package org.civicline.knowledgebase.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.civicline.knowledgebase.triage.Triage.Answer;
import org.civicline.knowledgebase.triage.Triage.Suggested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Versions of what was learnt, and the runs that make them. */
class TrainingTest extends TriageWork {

    @Autowired
    TrainingRuns runs;

    @Test
    void aVersionThatCannotBeReadCountsAsNothingLearnt() {
        trained();
        jdbc.sql("""
                INSERT INTO knowledgebase.triage_model (version, learnt_at, cases, report, sorters)
                SELECT 2, learnt_at, cases, report, :other FROM knowledgebase.triage_model
                """).param("other", new byte[] {1, 2, 3}).update();
        clock.forward(Duration.ofMinutes(2));
        Suggested suggested = suggest("请问路灯什么时候能修好");
        assertThat(suggested.version()).isNull();
        assertThat(suggested.answers().stream().map(Answer::question)).containsExactly(Question.URGENCY);
    }

    @Test
    void everyTrainingIsAVersionOfItsOwnWithAReport() {
        trained();
        run();
        assertThat(jdbc.sql("SELECT version FROM knowledgebase.triage_model ORDER BY 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        assertThat(jdbc.sql("""
                        SELECT report #>> '{questions,TYPE,labels,0,name}' FROM knowledgebase.triage_model WHERE version = 2
                        """).query(String.class).single()).isIn("CONSULTATION", "COMPLAINT");
        // by these names the command that prints the report finds them
        assertThat(jdbc.sql("""
                        SELECT key FROM knowledgebase.triage_model, jsonb_object_keys(report #> '{questions,TYPE}') AS key
                        WHERE version = 2
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "cases", "accuracy", "macroF1", "sureFrom", "labels", "confusions", "sure", "left");
        assertThat(suggest("请问路灯").version()).isEqualTo(2);
        run();
        run();
        assertThat(jdbc.sql("SELECT version FROM knowledgebase.triage_model WHERE sorters IS NULL")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void theRunThatWasAskedForIsEndedWithItsVersionOrTheReasonWhyThereIsNone() {
        trained();
        assertThat(jdbc.sql(
                                "SELECT version FROM knowledgebase.triage_run WHERE ended_at IS NOT NULL AND failure IS NULL")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
        assertThat(runs.take()).isEmpty();
    }
}
