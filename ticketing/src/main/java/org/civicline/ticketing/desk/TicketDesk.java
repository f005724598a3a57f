package org.civicline.ticketing.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.followup.Review;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.reading.TicketHistory;
import org.civicline.ticketing.reading.TicketList;
import org.civicline.ticketing.reading.TicketViews;
import org.civicline.ticketing.unwanted.Unwanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class TicketDesk implements Tickets {

    private final Opening opening;
    private final CaseFile file;
    private final Freshness freshness;
    private final Review review;
    private final SideSteps sideSteps;
    private final CoSteps coSteps;
    private final TicketForms forms;
    private final SpokenFor spokenFor;
    private final TicketStore tickets;
    private final TicketViews views;
    private final TicketList list;
    private final TicketHistory history;
    private final Access access;
    private final Departments departments;
    private final Unwanted unwanted;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TicketDesk(
            Opening opening,
            CaseFile file,
            Freshness freshness,
            Review review,
            SideSteps sideSteps,
            CoSteps coSteps,
            TicketForms forms,
            SpokenFor spokenFor,
            TicketStore tickets,
            TicketViews views,
            TicketList list,
            TicketHistory history,
            Access access,
            Departments departments,
            Unwanted unwanted,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.opening = opening;
        this.file = file;
        this.freshness = freshness;
        this.review = review;
        this.sideSteps = sideSteps;
        this.coSteps = coSteps;
        this.forms = forms;
        this.spokenFor = spokenFor;
        this.tickets = tickets;
        this.views = views;
        this.list = list;
        this.history = history;
        this.access = access;
        this.departments = departments;
        this.unwanted = unwanted;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome<TicketView> open(NewTicket ticket, String idempotencyKey) {
        return changing(() -> opened(ticket, null, access.desk(), idempotencyKey));
    }

    @Override
    public Outcome<TicketView> answerDirectly(
            NewTicket ticket, @Nullable String articleCode, String answer, String idempotencyKey) {
        return changing(() -> {
            StaffMember staff = access.desk();
            return opened(ticket, Opening.Answer.checked(answer, articleCode), staff, idempotencyKey);
        });
    }

    @Override
    public Outcome<TicketView> openBySystem(NewTicket ticket, String idempotencyKey) {
        return changing(() -> {
            access.machine();
            return opened(ticket, null, null, idempotencyKey);
        });
    }

    @Override
    public Outcome<TicketView> dispatch(
            TicketId id, String departmentCode, List<String> coHandlers, @Nullable String note, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            String said = Field.NOTE.accept(note);
            if (departments.find(departmentCode).isEmpty()) {
                throw new RefusedException(Refusal.invalid("ticketing.unknown-department"));
            }
            List<String> helping = coSteps.checked(departmentCode, coHandlers);
            TicketRow row = locked(id, version);
            var duty = LeadDuty.fresh(new DispatchId(Ids.next(clock)), departmentCode, now(), row.returns());
            TicketRow after =
                    file.take(row, new TicketAction.Dispatch(duty, unwanted.rule(row, departmentCode)), staff, said);
            coSteps.name(id, helping, said, staff);
            return helping.isEmpty() ? after : read(id);
        });
    }

    @Override
    public Outcome<TicketView> sign(TicketId id, long version) {
        return byOfficer(id, version, new TicketAction.Sign(now()));
    }

    @Override
    public Outcome<TicketView> answerForm(TicketId id, Map<String, List<String>> answers, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            forms.answer(locked(id, version), answers, staff);
            return read(id);
        });
    }

    @Override
    public Outcome<TicketView> putSpokenFor(TicketId id, @Nullable String organisation, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            spokenFor.put(locked(id, version), organisation, staff);
            return read(id);
        });
    }

    @Override
    public Outcome<TicketView> take(TicketId id, SideStep step, long version) {
        return changing(() -> sideSteps.take(id, step, version));
    }

    @Override
    public Outcome<TicketView> reply(TicketId id, String text, long version) {
        return byOfficer(id, version, () -> new TicketAction.Reply(Field.REPLY.require(text), now()));
    }

    @Override
    public Outcome<TicketView> approve(TicketId id, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            return review.approve(locked(id, version), staff, now());
        });
    }

    @Override
    public Outcome<TicketView> sendBack(TicketId id, String reason, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            var action = new TicketAction.SendBack(Field.REASON.require(reason), now());
            return file.take(locked(id, version), action, staff, null);
        });
    }

    @Override
    public Outcome<TicketView> close(TicketId id, String note, long version) {
        return changing(() -> {
            StaffMember staff = access.desk();
            var action = new TicketAction.Close(Field.NOTE.require(note), now());
            return review.close(locked(id, version), action, staff);
        });
    }

    @Override
    public Optional<TicketView> find(TicketId id) {
        return shown(access.anyoneOnCases(), tickets.find(id));
    }

    @Override
    public Optional<TicketView> findByNumber(String number) {
        return shown(
                access.anyoneOnCases(), number.indexOf('\0') < 0 ? tickets.findByNumber(number) : Optional.empty());
    }

    @Override
    public Slice<TicketLine> list(TicketFilter filter, @Nullable String after, int size) {
        return list.page(filter, after, size);
    }

    @Override
    public List<TicketEvent> history(TicketId id) {
        Viewer viewer = access.anyoneOnCases();
        return tickets.find(id)
                .flatMap(row -> views.show(row, viewer))
                .map(view -> history.of(view.id()))
                .orElseThrow(() -> new RefusedException(CaseFile.unknown()));
    }

    /** Whoever sees a citizen's name or number unmasked is written down. */
    private Optional<TicketView> shown(Viewer viewer, Optional<TicketRow> found) {
        Optional<TicketView> view = found.flatMap(row -> views.show(row, viewer));
        boolean unmasked = viewer instanceof Viewer.Desk || viewer instanceof Viewer.Officer;
        view.filter(one -> unmasked && saysWho(one))
                .ifPresent(one -> audit.record("ticket.citizen-shown", "ticket:" + one.number(), Map.of()));
        return view;
    }

    private static boolean saysWho(TicketView view) {
        return view.citizenName() != null
                || view.contact() != null
                || view.organisation() != null
                || view.form() != null
                        && view.form().answers().stream().anyMatch(one -> one.personal() && one.text() != null);
    }

    private Outcome<TicketView> byOfficer(TicketId id, long version, TicketAction action) {
        return byOfficer(id, version, () -> action);
    }

    private Outcome<TicketView> byOfficer(TicketId id, long version, Supplier<TicketAction> action) {
        return changing(() -> {
            StaffMember officer = access.officer();
            TicketAction wanted = action.get();
            TicketRow row = file.lock(id);
            if (!row.ledBy(officer.departmentCode())) {
                throw new RefusedException(CaseFile.unknown());
            }
            freshness.require(row, version);
            return file.take(row, wanted, officer, null);
        });
    }

    private TicketRow locked(TicketId id, long version) {
        TicketRow row = file.lock(id);
        freshness.require(row, version);
        return row;
    }

    /**
     * Runs a change in a transaction and shows what came of it. A refusal comes before anything is written, so the
     * transaction, which may be a caller's, need not be rolled back for it.
     */
    private Outcome<TicketView> changing(Supplier<TicketRow> change) {
        return transactions.execute(_ -> {
            try {
                return Outcome.done(shownAfter(change.get()));
            } catch (RefusedException refused) {
                return Outcome.<TicketView>refused(refused.refusal());
            }
        });
    }

    private TicketRow opened(
            NewTicket ticket, Opening.@Nullable Answer answer, @Nullable StaffMember by, String idempotencyKey) {
        return opening.open(ticket, answer, by, idempotencyKey);
    }

    private TicketRow read(TicketId id) {
        return tickets.find(id).orElseThrow();
    }

    private TicketView shownAfter(TicketRow row) {
        Viewer viewer = access.viewer();
        // An officer who returns a ticket sees once more what became of it; after that it is not theirs.
        return views.show(row, viewer).orElseGet(() -> views.withoutCitizen(row, viewer));
    }

    private Instant now() {
        return Columns.now(clock);
    }
}
