package org.civicline.channels.articles;

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
    private final CurrentStaff staff;
    private final Audit audit;

    ArticleTextController(
            Knowledge knowledge,
            ArticleForms forms,
            ArticleUse use,
            Texts texts,
            TextWording wording,
            SmsSettings settings,
            CurrentStaff staff,
            Audit audit) {
        this.knowledge = knowledge;
        this.forms = forms;
        this.use = use;
        this.texts = texts;
        this.wording = wording;
        this.settings = settings;
        this.staff = staff;
        this.audit = audit;
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

    /** Sent once for each key, when the citizen's own wishes allow it. */
    @PostMapping("/text")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    void text(@PathVariable String code, @RequestBody Sending sending) {
        Article article = article(code);
        if (article.visibility() != Visibility.PUBLIC) {
            throw new RefusedException(Refusal.forbidden("channels.article-not-public"));
        }
        ContactPoint to = ContactPoint.phone(sending.to())
                .orElseThrow(() -> new RefusedException(Refusal.invalid("channels.no-phone-number")));
        if (sending.key() == null) {
            throw new RefusedException(Refusal.invalid("channels.no-key"));
        }
        texts.send(to, message(article, wording.language(to)).text(), null, "article:" + sending.key());
        audit.record("knowledge.texted", "article:" + code, Map.of("version", article.version()));
        Transactions.afterCommit(() -> use.count(ArticleUse.Kind.SENT, code));
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
}
