package org.civicline.cti.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.civicline.foundation.CityIdentity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The page itself. Its script is built with the console ({@code console/src/call}). */
@Controller
class CallPage {

    private static final String PREFIX = "page.";
    private static final List<String> KEYS = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#");

    private final CityIdentity city;
    private final JsonMapper json;
    private final String hotline;

    CallPage(CityIdentity city, JsonMapper json, @Value("${civicline.hotline:12345}") String hotline) {
        this.city = city;
        this.json = json;
        this.hotline = hotline;
    }

    @GetMapping("/call")
    String page(Model model, Locale locale, HttpServletRequest request) {
        boolean english = locale.getLanguage().equals("en");
        Map<String, String> texts = texts(english ? Locale.ENGLISH : Locale.ROOT);
        model.addAttribute("texts", texts);
        model.addAttribute("script", json.writeValueAsString(texts));
        model.addAttribute("language", english ? "en" : "zh-CN");
        model.addAttribute("otherLanguage", english ? "zh-CN" : "en");
        model.addAttribute("city", english ? city.nameEn() : city.name());
        model.addAttribute("sample", city.sample());
        model.addAttribute("hotline", hotline);
        model.addAttribute("keys", KEYS);
        giveCsrfCookie(request);
        return "call/page";
    }

    /** Written to the answer only when somebody looks at it. */
    private static void giveCsrfCookie(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    private static Map<String, String> texts(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages/cti",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> texts = new TreeMap<>();
        for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            if (key.startsWith(PREFIX)) {
                texts.put(key.substring(PREFIX.length()), bundle.getString(key));
            }
        }
        return texts;
    }
}
