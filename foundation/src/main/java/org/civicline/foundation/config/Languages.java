package org.civicline.foundation.config;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/** Chinese unless English is asked for: by {@code ?lang=en} (kept in a cookie), else by the browser. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var keeper = new LocaleChangeInterceptor();
        keeper.setParamName("lang");
        keeper.setIgnoreInvalidLocale(true);
        registry.addInterceptor(keeper);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LanguageOfRequest();
    }

    private static final class LanguageOfRequest implements LocaleResolver {

        private static final String NAME = "lang";
        private static final List<Locale> KNOWN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            Locale asked = known(request.getParameter(NAME));
            if (asked != null) {
                return asked;
            }
            // Programs say it by header alone; a page's choice is kept for its reader.
            Cookie cookie = request.getRequestURI().startsWith("/api/") ? null : WebUtils.getCookie(request, NAME);
            Locale kept = cookie == null ? null : known(cookie.getValue());
            if (kept != null) {
                return kept;
            }
            String header = request.getHeader("Accept-Language");
            return header != null && header.stripLeading().startsWith("en")
                    ? Locale.ENGLISH
                    : Locale.SIMPLIFIED_CHINESE;
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
            Locale kept = locale == null ? null : known(locale.toLanguageTag());
            if (response != null && kept != null) {
                var cookie = new Cookie(NAME, kept.toLanguageTag());
                cookie.setPath("/");
                cookie.setMaxAge(365 * 24 * 3600);
                cookie.setHttpOnly(true);
                cookie.setAttribute("SameSite", "Lax");
                response.addCookie(cookie);
            }
        }

        private static @Nullable Locale known(@Nullable String tag) {
            return tag == null
                    ? null
                    : KNOWN.stream()
                            .filter(one -> one.toLanguageTag().equalsIgnoreCase(tag)
                                    || one.getLanguage().equalsIgnoreCase(tag))
                            .findFirst()
                            .orElse(null);
        }
    }
}
