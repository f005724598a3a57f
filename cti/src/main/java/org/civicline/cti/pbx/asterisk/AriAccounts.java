package org.civicline.cti.pbx.asterisk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civicline.cti.pbx.Accounts;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.springframework.stereotype.Component;

/** Accounts pushed into Asterisk's memory by its REST interface ({@code /asterisk/config/dynamic}). */
@Component
class AriAccounts implements Accounts {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    private final PbxSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    AriAccounts(PbxSettings settings) {
        this.settings = settings;
    }

    @Override
    public String realm() {
        return "civicline";
    }

    @Override
    public void put(Account account) {
        if (!HASH.matcher(account.hash()).matches()) {
            throw new IllegalArgumentException("not a hash");
        }
        String name = account.username();
        push("auth", name, auth(account));
        push("aor", name, aor(account.kind()));
        push("endpoint", name, endpoint(account));
    }

    private Map<String, String> auth(Account account) {
        return Map.of(
                "auth_type", "md5",
                "username", account.username(),
                "realm", realm(),
                "md5_cred", account.hash());
    }

    /** The newest registration wins. Asking now and then finds out within seconds that a browser is gone. */
    private static Map<String, String> aor(Kind kind) {
        var aor = new LinkedHashMap<String, String>();
        aor.put("max_contacts", "1");
        aor.put("remove_existing", "yes");
        aor.put("default_expiration", "300");
        aor.put("maximum_expiration", "600");
        if (kind != Kind.GUEST_BROWSER) {
            aor.put("qualify_frequency", "10");
            aor.put("qualify_timeout", "3");
        }
        return aor;
    }

    private Map<String, String> endpoint(Account account) {
        Kind kind = account.kind();
        var endpoint = new LinkedHashMap<String, String>();
        endpoint.put("auth", account.username());
        endpoint.put("aors", account.username());
        endpoint.put("identify_by", "username,auth_username");
        endpoint.put("context", kind == Kind.GUEST_BROWSER ? "public" : "nowhere");
        endpoint.put("disallow", "all");
        endpoint.put("allow", "g722,opus,alaw,ulaw");
        endpoint.put("direct_media", "no");
        endpoint.put("allow_transfer", "no");
        endpoint.put("allow_subscribe", "no");
        endpoint.put("language", "zh");
        endpoint.put("rtp_symmetric", "yes");
        endpoint.put("force_rport", "yes");
        endpoint.put("rewrite_contact", "yes");
        if (kind != Kind.AGENT_TELEPHONE) {
            endpoint.put("webrtc", "yes");
        }
        // a browser sends all the time, even muted: silence on the line means that it is gone
        int silence =
                kind == Kind.AGENT_TELEPHONE ? settings.telephoneSilenceSeconds() : settings.browserSilenceSeconds();
        endpoint.put("rtp_timeout", Integer.toString(silence));
        endpoint.put("rtp_timeout_hold", "600");
        return endpoint;
    }

    @Override
    public void remove(String username) {
        for (String type : new String[] {"endpoint", "aor", "auth"}) {
            call("DELETE", type, username, BodyPublishers.noBody());
        }
    }

    private void push(String type, String name, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(one -> "{\"attribute\":\"%s\",\"value\":\"%s\"}".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "{\"fields\":[", "]}"));
        HttpResponse<String> answer = call("PUT", type, name, BodyPublishers.ofString(body));
        if (answer.statusCode() != 200) {
            throw new PbxUnavailableException(
                    "Asterisk answered %d to a new %s".formatted(answer.statusCode(), type), null);
        }
    }

    private HttpResponse<String> call(String method, String type, String name, HttpRequest.BodyPublisher body) {
        if (!USERNAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of ours");
        }
        String credentials = settings.ariUsername() + ":" + settings.ariPassword();
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "%s/asterisk/config/dynamic/res_pjsip/%s/%s".formatted(settings.ariUrl(), type, name)))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PbxUnavailableException("Asterisk's REST interface cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PbxUnavailableException("interrupted while speaking to Asterisk", e);
        }
    }
}
