package org.civicline.ticketing.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.ReportDelivery;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Breakdown;
import org.civicline.ticketing.reports.Run.State;
import org.civicline.ticketing.reports.Schedule.Rhythm;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports and their runs, as people read them. */
@Component
class ReportViews {

    /**
     * @param mailReady whether a mail server is configured; without, what is due waits
     * @param domains to whose addresses reports may go beside those of staff
     */
    record Board(List<View> items, boolean mailReady, List<String> domains, int mostFigures) {}

    /**
     * @param nextAt null while it is paused
     * @param mine whether the reader may change it and have it sent
     * @param last its newest run; null before the first
     */
    record View(
            UUID id,
            String name,
            List<String> figures,
            Breakdown breakdown,
            List<String> departments,
            String language,
            Rhythm rhythm,
            int day,
            String time,
            boolean workingDays,
            List<To> receivers,
            boolean paused,
            @Nullable Instant nextAt,
            String owner,
            boolean mine,
            boolean deletable,
            @Nullable Sent last,
            long version) {}

    /** @param name of a member of staff; else the address */
    record To(@Nullable UUID staff, @Nullable String address, String name) {}

    /** @param nextAt when it is tried next; null unless it waits */
    record Sent(
            UUID id,
            String receiver,
            LocalDate first,
            LocalDate last,
            Instant dueAt,
            boolean byHand,
            State state,
            int tries,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            @Nullable Hindrance trouble) {}

    record Hindrance(String code, String text, String remedy) {}

    /** @param reachable whether there is an address of theirs */
    record Choice(UUID staff, String name, @Nullable String department, boolean reachable) {}

    private final RunStore runs;
    private final ReportRights rights;
    private final Timetable timetable;
    private final ReportSettings settings;
    private final Optional<ReportDelivery> delivery;
    private final StaffDirectory staff;
    private final People people;
    private final Wording wording;

    ReportViews(
            RunStore runs,
            ReportRights rights,
            Timetable timetable,
            ReportSettings settings,
            Optional<ReportDelivery> delivery,
            StaffDirectory staff,
            People people,
            Wording wording) {
        this.runs = runs;
        this.rights = rights;
        this.timetable = timetable;
        this.settings = settings;
        this.delivery = delivery;
        this.staff = staff;
        this.people = people;
        this.wording = wording;
    }

    Board board(List<Report> reports, StaffMember reader) {
        Map<UUID, Run> newest = runs.newest(reports.stream().map(Report::id).toList());
        Map<UUID, String> names = people.staffNames(reports.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(one.owner()),
                        Stream.concat(one.content().receivers().stream(), newestReceiver(newest.get(one.id())))
                                .map(Receiver::staff)))
                .toList());
        Set<UUID> readers = rights.readers();
        return new Board(
                reports.stream()
                        .map(one -> view(one, newest.get(one.id()), names, reader, !readers.contains(one.owner())))
                        .toList(),
                delivery.filter(ReportDelivery::ready).isPresent(),
                settings.domains().stream().sorted().toList(),
                ReportForm.MOST_FIGURES);
    }

    private static Stream<Receiver> newestReceiver(@Nullable Run run) {
        return run == null ? Stream.of() : Stream.of(run.receiver());
    }

    Slice<Sent> runs(UUID report, @Nullable String after, int size) {
        Slice<Run> page = runs.page(report, after, size);
        Map<UUID, String> names = people.staffNames(
                page.items().stream().map(one -> one.receiver().staff()).toList());
        return new Slice<>(page.items().stream().map(one -> sent(one, names)).toList(), page.next());
    }

    /** Staff who may get reports, by name. */
    List<Choice> choices() {
        var found = new TreeMap<UUID, StaffMember>();
        Stream.of(Role.SUPERVISOR, Role.LEADER)
                .flatMap(role -> staff.withRole(role).stream())
                .forEach(one -> found.put(one.id().value(), one));
        Map<StaffId, String> addresses = staff.emailAddresses(
                found.values().stream().map(StaffMember::id).toList());
        var choices = new ArrayList<Choice>();
        found.values()
                .forEach(one -> choices.add(new Choice(
                        one.id().value(),
                        wording.name(one.displayName(), one.displayNameEn()),
                        people.departmentName(one.departmentCode()),
                        addresses.containsKey(one.id()))));
        choices.sort(Comparator.comparing(Choice::name));
        return choices;
    }

    private View view(
            Report one, @Nullable Run newest, Map<UUID, String> names, StaffMember reader, boolean ownerless) {
        boolean mine = ReportDesk.ownedBy(one, reader);
        Report.Content content = one.content();
        Schedule schedule = one.schedule();
        return new View(
                one.id(),
                content.name(),
                content.figures().stream().map(Figure::code).toList(),
                content.breakdown(),
                content.departments(),
                content.language().toLanguageTag(),
                schedule.rhythm(),
                schedule.day(),
                schedule.time().toString(),
                schedule.workingDays(),
                content.receivers().stream()
                        .map(each -> new To(each.staff(), each.address(), name(each, names)))
                        .toList(),
                one.paused(),
                timetable.nextAt(one),
                names.getOrDefault(one.owner(), "—"),
                mine,
                mine || ownerless,
                newest == null ? null : sent(newest, names),
                one.version());
    }

    private Sent sent(Run run, Map<UUID, String> names) {
        return new Sent(
                run.id(),
                name(run.receiver(), names),
                run.period().first(),
                run.period().last(),
                run.dueAt(),
                run.byHand() != null,
                run.state(),
                run.tries(),
                run.nextAt(),
                run.endedAt(),
                hindrance(run.trouble()));
    }

    private @Nullable Hindrance hindrance(@Nullable String code) {
        return code == null
                ? null
                : new Hindrance(
                        code,
                        wording.text("report.trouble." + code),
                        wording.text("report.trouble." + code + ".remedy"));
    }

    private static String name(Receiver one, Map<UUID, String> names) {
        UUID person = one.staff();
        return person == null ? Objects.requireNonNull(one.address()) : names.getOrDefault(person, "—");
    }
}
