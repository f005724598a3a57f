package org.civicline.knowledgebase.reminding;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.civicline.foundation.CityIdentity;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Says which articles are to be read again, once as plain text and once as HTML. */
@Component
class ReminderLetter {

    /** The rest is counted: nobody reads more in a mail. */
    private static final int MOST = 50;

    /** Staff have no language of their own kept. */
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final ResourceBundle texts = ResourceBundle.getBundle(
            "messages/knowledgebase",
            LANGUAGE,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    private final CityIdentity city;

    ReminderLetter(CityIdentity city) {
        this.city = city;
    }

    Mail to(ReviewMail mail, String address, List<DueArticle> due) {
        String subject = (city.sample() ? say("sample") + " " : "") + say("subject", due.size());
        List<String> lines = due.stream().limit(MOST).map(this::line).collect(Collectors.toCollection(ArrayList::new));
        if (due.size() > MOST) {
            lines.add(say("more", due.size() - MOST));
        }
        return new Mail(mail.id(), address, LANGUAGE, subject, text(subject, lines), html(subject, lines), List.of());
    }

    private String line(DueArticle article) {
        return say(
                article.late() ? "late" : "due",
                article.title(),
                article.code(),
                article.reviewBy().toString());
    }

    private String text(String subject, List<String> lines) {
        return subject + "\n\n- " + String.join("\n- ", lines) + "\n\n" + say("what") + "\n" + say("why") + "\n";
    }

    private String html(String subject, List<String> lines) {
        return """
                <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:20px;font-family:sans-serif;font-size:15px;line-height:1.6;color:#1b2330;background:#fff;">
                <h1 style="font-size:20px;margin:0 0 8px;">%s</h1><ul>%s</ul><p>%s</p>
                <p style="color:#55606e;font-size:13px;">%s</p></body></html>
                """.formatted(
                escaped(subject),
                escaped(subject),
                lines.stream().map(line -> "<li>" + escaped(line) + "</li>").collect(Collectors.joining()),
                escaped(say("what")),
                escaped(say("why")));
    }

    private String say(String key, Object... values) {
        return new MessageFormat(texts.getString("mail.review." + key), LANGUAGE).format(values);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
