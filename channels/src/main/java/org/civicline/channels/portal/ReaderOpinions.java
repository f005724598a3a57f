package org.civicline.channels.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.AddressLimit;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.Opinions;
import org.civicline.knowledgebase.Opinions.Giver;
import org.civicline.knowledgebase.Opinions.Opinion;
import org.civicline.knowledgebase.Opinions.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * What readers think of an article. A browser that said something gets a random number until it is closed, so that one reader
 * has one opinion and may change it; only a digest of it is kept, and whoever has said nothing has no number.
 */
@Controller
class ReaderOpinions {

    /** Too many came from the reader's network. */
    static final String LATER = "later";

    private static final String TAKEN = "taken";
    private static final String COOKIE = "reader";
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Opinions opinions;
    private final Knowledge knowledge;
    private final AddressLimit limit;

    ReaderOpinions(
            Opinions opinions,
            Knowledge knowledge,
            @Value("${civicline.portal.opinions-of-an-address:60}") int most,
            Clock clock) {
        this.opinions = opinions;
        this.knowledge = knowledge;
        this.limit = new AddressLimit(most, WINDOW, clock);
    }

    /** What this reader said of the article before. */
    Optional<Opinion> of(Article article, HttpServletRequest request) {
        return Optional.ofNullable(number(request))
                .flatMap(number -> opinions.of(article.code(), article.version(), new Giver.Reader(number)));
    }

    /** @param version that was read */
    @PostMapping("/articles/{code}/opinion")
    ModelAndView say(
            @PathVariable String code,
            @RequestParam int version,
            @RequestParam boolean useful,
            @RequestParam(required = false) @Nullable Why why,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (knowledge
                .find(code)
                .filter(one -> one.visibility() == Visibility.PUBLIC && version <= one.version())
                .isEmpty()) {
            throw new NoSuchArticleException(code);
        }
        if (!limit.allows(request.getRemoteAddr())) {
            return back(code, q, LATER);
        }
        UUID number = Optional.ofNullable(number(request)).orElseGet(UUID::randomUUID);
        opinions.give(code, version, new Giver.Reader(number), Opinion.of(useful, why))
                .orThrow();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, number.toString())
                        .path("/articles")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .build()
                        .toString());
        return back(code, q, TAKEN);
    }

    private static ModelAndView back(String code, String q, String said) {
        URI page = UriComponentsBuilder.fromPath("/articles/{code}")
                .queryParam("q", "{q}")
                .queryParam("said", said)
                .fragment("opinion")
                .build(code, q);
        return new ModelAndView("redirect:" + page);
    }

    private static @Nullable UUID number(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        try {
            return cookie == null ? null : UUID.fromString(cookie.getValue());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
