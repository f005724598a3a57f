package org.civicline.channels.articles;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.channels.Texts;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.TextWording;
import org.civicline.foundation.Audit;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.ArticleForms;
import org.civicline.knowledgebase.ArticleForms.Form;
import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.ContactPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How an article sounds and what of it fits into a text; sends that text. */
@RestController
@RequestMapping("/api/v1/staff/knowledge/{code}")
class ArticleTextController {

    private final Knowledge knowledge;
    private final ArticleForms forms;
    private final ArticleUse use;
    private final Texts texts;
    private final TextWording wording;
    private final SmsSettings settings;
    private final Citizens citizens;
    private final CurrentStaff staff;
    private final Audit audit;
    private final Clock clock;

    ArticleTextController(
            Knowledge knowledge,
            ArticleForms forms,
            ArticleUse use,
            Texts texts,
            TextWording wording,
            SmsSettings settings,
            Citizens citizens,
            CurrentStaff staff,
            Audit audit,
            Clock clock) {
        this.knowledge = knowledge;
        this.forms = forms;
        this.use = use;
        this.texts = texts;
        this.wording = wording;
        this.settings = settings;
        this.citizens = citizens;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/forms")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')")
    Forms forms(@PathVariable String code) {
        Article article = article(code);
        String spoken = article.besides().spoken();
        return new Forms(
                spoken == null ? forms.spoken(article.body()) : new Form(spoken, true),
                article.visibility() == Visibility.PUBLIC ? message(article, Locale.SIMPLIFIED_CHINESE) : null);
    }

    /** What would be sent to that number, and whether its owner wants texts now. Posted, for the number's sake. */
    @PostMapping("/text/preview")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    Preview preview(@PathVariable String code, @RequestBody Sending sending) {
        Article article = forCitizens(code);
        ContactPoint to = phone(sending);
        Form message = message(article, wording.language(to));
        ContactPermission permission = citizens.mayContact(to, Medium.SMS, clock.instant());
        return switch (permission) {
            case ContactPermission.Allowed _ -> preview(message, May.NOW, null, null);
            case ContactPermission.Later(Instant until, String reason) -> preview(message, May.LATER, until, reason);
            case ContactPermission.Denied(String reason) -> preview(message, May.NOT, null, reason);
        };
    }

    private Preview preview(Form message, May may, @Nullable Instant from, @Nullable String reason) {
        return new Preview(message.text(), message.whole(), texts.parts(message.text()), may, from, reason);
    }

    /** Sent once for each key, when the citizen's own wishes allow it. */
    @PostMapping("/text")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    void text(@PathVariable String code, @RequestBody Sending sending) {
        Article article = forCitizens(code);
        ContactPoint to = phone(sending);
        UUID key = sending.key();
        if (key == null) {
            throw new RefusedException(Refusal.invalid("channels.no-key"));
        }
        if (texts.send(to, message(article, wording.language(to)).text(), null, outboxKey(code, key))) {
            audit.record("knowledge.texted", "article:" + code, Map.of("version", article.version()));
            Transactions.afterCommit(() -> use.count(ArticleUse.Kind.SENT, code));
        }
    }

    /** What became of the text with that key. */
    @GetMapping("/text")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    Texts.Standing standing(@PathVariable String code, @RequestParam(required = false) @Nullable UUID key) {
        if (key == null) {
            throw new RefusedException(Refusal.invalid("channels.no-key"));
        }
        return texts.standing(outboxKey(code, key))
                .orElseThrow(() -> new RefusedException(Refusal.notFound("channels.unknown-text")));
    }

    private static String outboxKey(String code, UUID key) {
        return "article:" + code + ":" + key;
    }

    private Article forCitizens(String code) {
        Article article = article(code);
        if (article.visibility() != Visibility.PUBLIC) {
            throw new RefusedException(Refusal.forbidden("channels.article-not-public"));
        }
        return article;
    }

    private static ContactPoint phone(Sending sending) {
        return ContactPoint.phone(sending.to())
                .orElseThrow(() -> new RefusedException(Refusal.invalid("channels.no-phone-number")));
    }

    private Form message(Article article, Locale language) {
        String english = article.titleEn();
        String bodyEn = article.besides().bodyEn();
        boolean inEnglish = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String address = settings.publicUrl();
        int signature = wording.say(language, "article", "").length();
        Form form = forms.message(
                signature,
                inEnglish && english != null ? english : article.title(),
                inEnglish && bodyEn != null ? bodyEn : article.body(),
                address == null ? null : address + "/articles/" + article.code());
        return new Form(wording.say(language, "article", form.text()), form.whole());
    }

    private Article article(String code) {
        return knowledge
                .find(code)
                .filter(one -> one.visibility().includes(staff.get(), one.departmentCode()))
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-article")));
    }

    /** @param message none for what is for staff only */
    record Forms(Form spoken, @Nullable Form message) {}

    /**
     * @param to a telephone number as anybody may write it
     * @param key made where the sending was asked for: asked for twice, it is sent once
     */
    record Sending(@Nullable String to, @Nullable UUID key) {}

    /** Whether a text goes out at once, after somebody's quiet hours, or not at all. */
    enum May {
        NOW,
        LATER,
        NOT
    }

    /**
     * @param whole whether all of the article is in it
     * @param parts as how many SMS it goes out
     * @param from when it goes out, if later
     * @param reason why not now
     */
    record Preview(
            String text,
            boolean whole,
            int parts,
            May may,
            @Nullable Instant from,
            @Nullable String reason) {}
}
