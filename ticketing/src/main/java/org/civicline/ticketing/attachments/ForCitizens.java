package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.files.GivenOut;
import org.civicline.ticketing.CitizenFiles;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.reading.Sight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives citizens the files that are for them, and of their own cases only. */
@Component
class ForCitizens implements CitizenFiles {

    private final AttachmentStore store;
    private final CaseVault vault;
    private final AttachmentBook book;
    private final Sight sight;
    private final Access access;

    ForCitizens(AttachmentStore store, CaseVault vault, AttachmentBook book, Sight sight, Access access) {
        this.store = store;
        this.vault = vault;
        this.book = book;
        this.sight = sight;
        this.access = access;
    }

    @Override
    public Outcome<List<CitizenFile>> of(TicketId ticket, CitizenId citizen) {
        return attempt(() -> {
            Sight.Seen seen = theirs(ticket, citizen);
            return store.of(ticket, Audience.of(seen.viewer())).stream()
                    .filter(one -> one.openTo(seen.viewer()))
                    .map(one -> new CitizenFile(one.id(), one.name(), one.kind().type(), one.bytes(), one.at()))
                    .toList();
        });
    }

    @Override
    @Transactional
    public Outcome<OpenedFile> open(TicketId ticket, CitizenId citizen, UUID file) {
        return attempt(() -> {
            Sight.Seen seen = theirs(ticket, citizen);
            Attachment one = store.find(ticket, file)
                    .filter(found -> found.openTo(seen.viewer()))
                    .orElseThrow(AttachmentBook::unknown);
            Path path = whole(one);
            book.openedBy(citizen, one.id(), seen.row().number());
            return new OpenedFile(path, GivenOut.headers(one.kind(), one.name()));
        });
    }

    private Sight.Seen theirs(TicketId ticket, CitizenId citizen) {
        access.machine();
        Sight.Seen seen = sight.of(ticket);
        if (!citizen.value().equals(seen.row().citizen())) {
            throw new RefusedException(CaseFile.unknown());
        }
        return seen;
    }

    private Path whole(Attachment one) {
        try {
            return vault.whole(Objects.requireNonNull(one.file()), one.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Outcome<T> attempt(Supplier<T> act) {
        try {
            return Outcome.done(act.get());
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
    }
}
