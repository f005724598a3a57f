package org.civicline.ticketing.citizens;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes for which organisations a citizen speaks. */
@Component
class OrganisationDesk {

    private final JdbcClient jdbc;
    private final CitizenStore citizens;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    OrganisationDesk(JdbcClient jdbc, CitizenStore citizens, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.citizens = citizens;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name null where the organisation is known */
    @Transactional
    public CitizenCard speaksFor(UUID citizen, String written, @Nullable String name) {
        access.desk();
        SocialCreditCode code = SocialCreditCode.parse(written)
                .orElseThrow(() -> new RefusedException(Refusal.invalid("ticketing.organisation-code")));
        if (citizens.erased(new CitizenId(citizen))) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-erased"));
        }
        CitizenCard card = card(citizen);
        put(code, name);
        jdbc.sql("""
                INSERT INTO ticketing.organisation_speaker (citizen_id, organisation_code, since)
                VALUES (:citizen, :code, :now) ON CONFLICT DO NOTHING
                """)
                .param("citizen", card.id().value())
                .param("code", code.value())
                .param("now", at(Columns.now(clock)))
                .update();
        audit.record("citizen.speaks-for", "citizen:" + card.id(), Map.of("organisation", code.value()));
        return card(citizen);
    }

    /** A name given anew takes the place of the old one: organisations change theirs, and keep the code. */
    private void put(SocialCreditCode code, @Nullable String name) {
        String given = Field.TITLE.accept(name);
        if (given == null) {
            boolean known = jdbc.sql("SELECT EXISTS (SELECT FROM ticketing.organisation WHERE code = :code)")
                    .param("code", code.value())
                    .query(Boolean.class)
                    .single();
            if (!known) {
                throw new RefusedException(Refusal.invalid("ticketing.organisation-name"));
            }
            return;
        }
        jdbc.sql("""
                INSERT INTO ticketing.organisation (code, name, created_at) VALUES (:code, :name, :now)
                ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name
                """)
                .param("code", code.value())
                .param("name", given)
                .param("now", at(Columns.now(clock)))
                .update();
    }

    @Transactional
    public CitizenCard speaksNoMore(UUID citizen, String code) {
        access.desk();
        CitizenCard card = card(citizen);
        jdbc.sql("""
                DELETE FROM ticketing.organisation_speaker
                WHERE organisation_code = :code AND citizen_id IN (SELECT ticketing.merged(:citizen))
                """)
                .param(
                        "code",
                        SocialCreditCode.parse(code)
                                .map(SocialCreditCode::value)
                                .orElse(""))
                .param("citizen", card.id().value())
                .update();
        audit.record("citizen.speaks-no-more", "citizen:" + card.id(), Map.of("organisation", code));
        return card(citizen);
    }

    private CitizenCard card(UUID citizen) {
        return citizens.card(new CitizenId(citizen))
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-citizen")));
    }
}
