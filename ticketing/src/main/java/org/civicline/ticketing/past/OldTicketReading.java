package org.civicline.ticketing.past;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civicline.foundation.Codes;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.ImportCells;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a row into a case that is over. Nothing a citizen said, and nothing of who they are, is quoted in a problem. */
@Component
class OldTicketReading {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{2,39}");

    private static final Map<String, TicketType> TYPES = words(
            List.of("咨询", "求助", "投诉", "举报", "建议", "表扬"),
            TicketType.CONSULTATION,
            TicketType.HELP,
            TicketType.COMPLAINT,
            TicketType.REPORT,
            TicketType.SUGGESTION,
            TicketType.PRAISE);
    private static final Map<String, Urgency> URGENCIES =
            words(List.of("一般", "紧急", "特急"), Urgency.NORMAL, Urgency.URGENT, Urgency.EMERGENCY);
    private static final Map<String, Channel> CHANNELS =
            words(List.of("电话", "短信", "在线客服", "邮件", "网站", "自助终端", "手机应用", "视频", "窗口"), Channel.values());
    private static final Map<String, Satisfaction> GRADES = words(
            List.of("0", "1", "2", "3", "4", "5", "未解决", "非常不满意", "不满意", "基本满意", "满意", "非常满意"),
            Stream.of(Satisfaction.values(), Satisfaction.values())
                    .flatMap(Arrays::stream)
                    .toArray(Satisfaction[]::new));

    private enum YesNo {
        YES,
        NO
    }

    private static final Map<String, YesNo> YES_NO = words(List.of("是", "否"), YesNo.YES, YesNo.NO);

    private final Categories categories;
    private final Departments departments;
    private final Clock clock;
    private final ZoneId zone;

    OldTicketReading(Categories categories, Departments departments, Clock clock, ZoneId zone) {
        this.categories = categories;
        this.departments = departments;
        this.clock = clock;
        this.zone = zone;
    }

    @SafeVarargs
    private static <E> Map<String, E> words(List<String> words, E... values) {
        var map = new LinkedHashMap<String, E>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), values[i]);
        }
        return map;
    }

    /** By what categories and departments are known: their codes, and names that only one has. */
    record Known(Codes categories, Codes departments) {}

    Known known() {
        return new Known(
                Codes.of(categories.all(), Category::code, Category::name),
                Codes.of(departments.all(), Department::code, Department::name));
    }

    @Nullable
    PastCase read(ImportRow row, Known known, ImportProblems problems) {
        var cells = new ImportCells(row, problems);
        String number = cells.matching("number", NUMBER, "old-number");
        TicketType type = cells.choice("type", TicketType.class, TYPES);
        String category = cells.known("category", known.categories());
        Urgency urgency = cells.choice("urgency", Urgency.class, URGENCIES);
        Channel channel = cells.choice("channel", Channel.class, CHANNELS);
        String title = cells.line("title", Field.TITLE.limit());
        String text = cells.text("text", Field.TEXT.limit());
        String address = cells.line("address", Field.ADDRESS.limit());
        YesNo confidential = cells.choice("confidential", YesNo.class, YES_NO);
        ContactPoint point = phone(cells, row);
        String name = cells.line("name", Field.NAME.limit());
        String department = cells.known("department", known.departments());
        String reply = cells.text("reply", Field.REPLY.limit());
        Satisfaction grade = cells.choice("satisfaction", Satisfaction.class, GRADES);
        Times times = times(cells, department != null, reply != null);
        if (name != null && point == null && cells.sound()) {
            cells.problem("name", "name-alone");
        }
        if (!cells.sound() || times == null) {
            return null;
        }
        return new PastCase(
                Objects.requireNonNull(number),
                point,
                name,
                channel == null ? Channel.PHONE : channel,
                null,
                0,
                Objects.requireNonNull(type),
                Objects.requireNonNull(category),
                urgency == null ? Urgency.NORMAL : urgency,
                Objects.requireNonNull(title),
                Objects.requireNonNull(text),
                address,
                confidential == YesNo.YES,
                times.opened(),
                null,
                department,
                times.dispatched(),
                times.signed(),
                times.replied(),
                reply,
                null,
                grade != null,
                grade,
                grade == null ? null : Channel.PHONE,
                null,
                times.closed(),
                List.of());
    }

    private static @Nullable ContactPoint phone(ImportCells cells, ImportRow row) {
        String written = row.cell("phone");
        ContactPoint point = ContactPoint.phone(written).orElse(null);
        if (written != null && point == null) {
            cells.problem("phone", "no-phone");
        }
        return point;
    }

    private record Times(
            Instant opened,
            @Nullable Instant dispatched,
            @Nullable Instant signed,
            @Nullable Instant replied,
            Instant closed) {}

    /** Only what is over comes in; what is not told of a department's steps happened at the latest possible moment. */
    private @Nullable Times times(ImportCells cells, boolean department, boolean reply) {
        Instant opened = cells.moment("opened_at", zone);
        Instant dispatched = cells.moment("dispatched_at", zone);
        Instant signed = cells.moment("signed_at", zone);
        Instant replied = cells.moment("replied_at", zone);
        Instant closed = cells.moment("closed_at", zone);
        if (opened == null || closed == null) {
            return null;
        }
        if (!inOrder(opened, dispatched, signed, replied, closed)) {
            cells.problem("closed_at", "times-order");
            return null;
        }
        if (closed.isAfter(clock.instant())) {
            cells.problem("closed_at", "in-the-future");
            return null;
        }
        if (!department && (dispatched != null || signed != null)) {
            cells.problem("department", "steps-without-department");
            return null;
        }
        return new Times(
                opened,
                department && dispatched == null ? opened : dispatched,
                signed,
                replied == null && reply ? closed : replied,
                closed);
    }

    private static boolean inOrder(@Nullable Instant... moments) {
        Instant last = Instant.MIN;
        for (Instant one : moments) {
            if (one != null && one.isBefore(last)) {
                return false;
            }
            last = one == null ? last : one;
        }
        return true;
    }
}
