package org.civicline.ticketing.reports;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.ReportDelivery.Attachment;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.figures.FigureTables;
import org.civicline.ticketing.figures.FigureTables.Table;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.wording.People;
import org.springframework.stereotype.Component;

/** Counts a report's figures and writes its letter, in its language. */
@Component
class Letters {

    private final FigureTables tables;
    private final ReportMail mail;
    private final ReportWorkbook workbook;
    private final ReportWording wording;
    private final StaffDirectory staff;
    private final People people;

    Letters(
            FigureTables tables,
            ReportMail mail,
            ReportWorkbook workbook,
            ReportWording wording,
            StaffDirectory staff,
            People people) {
        this.tables = tables;
        this.mail = mail;
        this.workbook = workbook;
        this.wording = wording;
        this.staff = staff;
        this.people = people;
    }

    /** A letter for whoever gets it. */
    record Made(Locale language, String subject, String text, String html, Attachment attachment) {

        Mail to(UUID run, String address) {
            return new Mail(run, address, language, subject, text, html, List.of(attachment));
        }
    }

    Made make(Report report, Period period) {
        return make(report.content(), report.owner(), period);
    }

    Made make(Report.Content content, UUID owner, Period period) {
        return wording.in(content.language(), () -> {
            Table table = tables.of(content.figures(), content.breakdown(), period, Set.copyOf(content.departments()));
            var letter = new ReportMail.Letter(content.name(), maker(owner), table);
            return new Made(
                    content.language(),
                    mail.subject(letter),
                    mail.text(letter),
                    mail.html(letter),
                    new Attachment(
                            "report-" + period.first() + ".xlsx",
                            ReportWorkbook.TYPE,
                            workbook.of(content.name(), table)));
        });
    }

    /** By work number and department, which receivers know, not by name. */
    private String maker(UUID owner) {
        return staff.find(new StaffId(owner))
                .map(one -> wording.text("maker", one.number(), department(one)))
                .orElse("—");
    }

    private String department(StaffMember one) {
        String name = people.departmentName(one.departmentCode());
        return name == null ? one.departmentCode() : name;
    }
}
