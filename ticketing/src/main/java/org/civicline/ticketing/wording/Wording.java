package org.civicline.ticketing.wording;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Texts and names in the language of the request on this thread; Chinese where there is none. */
@Component
public class Wording {

    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    Wording() {
        bundle.setBasename("messages/ticketing");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
    }

    /** @param arguments for {@code {0}}, {@code {1}} … */
    public String text(String key, Object... arguments) {
        return bundle.getMessage(key, arguments, locale());
    }

    /** The text, or the key's last part where nobody has translated it: a holiday a city added. */
    public String textOrName(String key) {
        String text = bundle.getMessage(key, null, null, locale());
        return text == null ? key.substring(key.lastIndexOf('.') + 1) : text;
    }

    /** The English name for those who read English, if there is one. */
    public String name(String chinese, @Nullable String english) {
        return english != null && isEnglish() ? english : chinese;
    }

    private static boolean isEnglish() {
        return locale().getLanguage().equals("en");
    }

    private static Locale locale() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.SIMPLIFIED_CHINESE : locale;
    }
}
