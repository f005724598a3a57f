package org.civicline.ticketing.desk;

import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.cases.NewCase;
import org.civicline.ticketing.forms.AnswerCheck;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks what an intake form holds. */
@Component
class Intake {

    private static final Pattern ARTICLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final JdbcClient jdbc;
    private final AnswerCheck answers;

    Intake(JdbcClient jdbc, AnswerCheck answers) {
        this.jdbc = jdbc;
        this.answers = answers;
    }

    /**
     * A form that may become a ticket.
     *
     * @param ticket tidied, and confidential where it must be
     * @param phone where the citizen is told and asked: the number they called from, else their own
     * @param names of what it speaks of
     * @param of whose it is, where their record was merged into the citizen's; null else
     * @param form what the category asks, filled in; null if it asks nothing
     */
    record Accepted(
            NewTicket ticket,
            @Nullable String phone,
            NewCase.Names names,
            @Nullable UUID of,
            @Nullable FilledForm form) {}

    /** @throws RefusedException with the first thing that is wrong, or all that is wrong with the answers */
    Accepted check(NewTicket form, AnswerCheck.Asking asking) {
        var ticket = new NewTicket(
                form.citizen(),
                form.interaction(),
                form.channel(),
                form.type(),
                form.categoryCode(),
                form.urgency(),
                Field.TITLE.require(form.title()),
                Field.TEXT.require(form.text()),
                Field.ADDRESS.accept(form.address()),
                form.confidential() || form.type() == TicketType.REPORT,
                new TreeMap<>(form.answers()),
                form.organisation());
        Facts facts = facts(ticket);
        String category = facts.category();
        if (category == null) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-category"));
        }
        refuseUnless(facts.citizen(), "ticketing.unknown-citizen");
        if (facts.erased()) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-erased"));
        }
        refuseUnless(facts.interaction(), "ticketing.unknown-interaction");
        if (facts.mergedInto() != null) {
            // their record was merged while somebody wrote: it is opened for the one that is kept, and stays theirs
            Accepted accepted = check(ticket.of(new CitizenId(facts.mergedInto())), asking);
            return new Accepted(
                    accepted.ticket(),
                    accepted.phone(),
                    accepted.names(),
                    Objects.requireNonNull(ticket.citizen()).value(),
                    accepted.form());
        }
        refuseUnless(facts.organisation(), "ticketing.organisation-not-theirs");
        FilledForm filled = answers.fill(ticket.categoryCode(), ticket.answers(), asking);
        var names = new NewCase.Names(
                category, facts.categoryEn(), facts.citizenName(), facts.organisationName(), facts.language());
        return new Accepted(ticket, facts.phone(), names, facts.ownCitizen(), filled);
    }

    static @Nullable String article(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        refuseUnless(ARTICLE.matcher(code).matches(), "ticketing.malformed-article-code");
        return code;
    }

    /** Whose case is opened is not forgotten until it is there: whoever forgets them waits, and then finds it. */
    private Facts facts(NewTicket ticket) {
        CitizenId citizen = ticket.citizen();
        InteractionId interaction = ticket.interaction();
        UUID citizenId = citizen == null ? null : citizen.value();
        UUID interactionId = interaction == null ? null : interaction.value();
        return jdbc.sql("""
                WITH person AS (
                    SELECT id, name, erased_at, merged_into, language FROM ticketing.citizen WHERE id = :citizen FOR KEY SHARE)
                SELECT k.name AS category, k.name_en AS category_en,
                    CAST(:citizen AS uuid) IS NULL OR p.id IS NOT NULL AS citizen,
                    p.name AS citizen_name,
                    p.erased_at IS NOT NULL AS erased,
                    p.merged_into,
                    COALESCE(p.language, 'zh-CN') AS language,
                    CASE WHEN i.citizen_id = :citizen THEN i.own_citizen_id END AS own_citizen,
                    CAST(:organisation AS text) IS NULL OR o.code IS NOT NULL AS organisation,
                    o.name AS organisation_name,
                    CAST(:interaction AS uuid) IS NULL OR i.id IS NOT NULL AS interaction,
                    COALESCE(
                        CASE WHEN i.citizen_id = :citizen AND i.point_kind = 'PHONE' THEN i.point_value END,
                        (SELECT value FROM ticketing.contact_point WHERE citizen_id = :citizen AND kind = 'PHONE'
                         ORDER BY created_at, value LIMIT 1)) AS phone
                FROM (VALUES (1)) one
                LEFT JOIN ticketing.category k ON k.code = :category
                LEFT JOIN person p ON TRUE
                LEFT JOIN ticketing.interaction i ON i.id = :interaction
                LEFT JOIN ticketing.organisation o ON o.code = :organisation AND EXISTS (
                    SELECT FROM ticketing.organisation_speaker
                    WHERE organisation_code = o.code AND citizen_id IN (SELECT ticketing.merged(:citizen)))
                """)
                .param("category", suitable(ticket.categoryCode()))
                .param("citizen", citizenId)
                .param("interaction", interactionId)
                .param("organisation", ticket.organisation() == null ? null : suitable(ticket.organisation()))
                .query(Facts.class)
                .single();
    }

    /** A code with NUL in it is no category, and not for the database to see. */
    private static String suitable(String code) {
        return code.indexOf('\0') < 0 ? code : "";
    }

    private static void refuseUnless(boolean fine, String code) {
        if (!fine) {
            throw new RefusedException(Refusal.invalid(code));
        }
    }

    record Facts(
            @Nullable String category,
            @Nullable String categoryEn,
            boolean citizen,
            @Nullable String citizenName,
            boolean erased,
            @Nullable UUID mergedInto,
            String language,
            @Nullable UUID ownCitizen,
            boolean organisation,
            @Nullable String organisationName,
            boolean interaction,
            @Nullable String phone) {}
}
