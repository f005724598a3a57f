package org.civicline.ticketing.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.webhooks.Attempt.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands messages to receivers over HTTP. A receiver is a stranger: it is asked at the address that was looked at, without a
 * proxy, a redirect or a cookie, and neither its slowness nor the size of its answer costs more than a little.
 */
@Component
class Post implements DisposableBean {

    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_ANSWER_BYTES = 4_096;

    private final JsonMapper json;
    private final SecretBox secrets;
    private final Clock clock;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    Post(Destinations destinations, WebhookSettings settings, JsonMapper json, SecretBox secrets, Clock clock) {
        this.json = json;
        this.secrets = secrets;
        this.clock = clock;
        this.timeout = settings.timeout();
        Timeout longest = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new VettedNames(destinations))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(longest)
                                .setSocketTimeout(longest)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .setMaxConnPerRoute(Sending.AT_ONCE)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(longest)
                        .setResponseTimeout(longest)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setUserAgent("CivicLine-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Attempt send(Webhook webhook, Message message) {
        Instant at = Columns.now(clock);
        long begun = System.nanoTime();
        byte[] body = json.writeValueAsBytes(Payload.of(message));
        var request = new HttpPost(webhook.url());
        request.setHeader("webhook-id", message.headerId());
        request.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
        request.setHeader(
                "webhook-signature", Signature.header(secrets.open(webhook, at), message.headerId(), at, body));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        var deadline = timer.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return answered(response, at, begun);
        } catch (IOException | HttpException e) {
            return new Attempt(at, since(begun), null, request.isCancelled() ? Fault.TIMEOUT : fault(e), null);
        } finally {
            deadline.cancel(false);
        }
    }

    private static Attempt answered(ClassicHttpResponse response, Instant at, long begun) throws IOException {
        int status = response.getCode();
        Fault fault = fault(status);
        String said = beginning(response.getEntity());
        return new Attempt(at, since(begun), status, fault, fault == null ? null : said);
    }

    private static @Nullable Fault fault(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> Fault.REDIRECT;
            default -> Fault.STATUS;
        };
    }

    private static Fault fault(Exception failure) {
        return switch (failure) {
            case ForbiddenAddressException _ -> Fault.FORBIDDEN_ADDRESS;
            case SSLException _ -> Fault.TLS;
            case SocketTimeoutException _ -> Fault.TIMEOUT;
            default -> Fault.UNREACHABLE;
        };
    }

    /** Of an answer that goes on the connection is dropped. */
    private static @Nullable String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return null;
        }
        try (InputStream content = entity.getContent()) {
            String text = new String(content.readNBytes(MOST_ANSWER_BYTES), StandardCharsets.UTF_8);
            String shown = text.codePoints()
                    .filter(one -> !Character.isISOControl(one) && Character.getType(one) != Character.SURROGATE)
                    .limit(Attempt.LONGEST_ANSWER)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return shown.isBlank() ? null : shown;
        }
    }

    private static int since(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void destroy() throws IOException {
        timer.shutdownNow();
        http.close();
    }

    /** Tells the client the addresses that may be connected to, and no other way to find any. */
    private record VettedNames(Destinations destinations) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return destinations.resolve(host).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
