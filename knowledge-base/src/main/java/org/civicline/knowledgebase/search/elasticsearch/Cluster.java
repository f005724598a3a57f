package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.SimpleJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.civicline.knowledgebase.search.EngineAwayException;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/** The way to the cluster. Whoever searches waits for an answer no longer than a person would; writing may take its time. */
final class Cluster implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int SEARCH_MILLIS = 2_000;
    private static final int WRITE_MILLIS = 60_000;
    private static final int CONNECTIONS = 64;
    private static final int NOT_FOUND = 404;

    private final RestClient http;
    private final ElasticsearchClient searching;
    private final ElasticsearchClient writing;

    Cluster(ElasticsearchSettings settings) {
        http = RestClient.builder(settings.addresses().stream()
                        .map(one -> new HttpHost(one.getHost(), one.getPort(), one.getScheme()))
                        .toArray(HttpHost[]::new))
                .setRequestConfigCallback(
                        config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(SEARCH_MILLIS))
                .setHttpClientConfigCallback(client -> client.setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultCredentialsProvider(credentials(settings)))
                .build();
        searching = new ElasticsearchClient(new RestClientTransport(http, SimpleJsonpMapper.INSTANCE));
        RequestOptions patient = RequestOptions.DEFAULT.toBuilder()
                .setRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(WRITE_MILLIS)
                        .build())
                .build();
        writing = searching.withTransportOptions(new RestClientOptions(patient, false));
    }

    private static @Nullable BasicCredentialsProvider credentials(ElasticsearchSettings settings) {
        if (settings.username() == null) {
            return null;
        }
        var provider = new BasicCredentialsProvider();
        provider.setCredentials(
                AuthScope.ANY, new UsernamePasswordCredentials(settings.username(), settings.password()));
        return provider;
    }

    /** What is asked of the cluster. */
    @FunctionalInterface
    interface Request<T> {

        T to(ElasticsearchClient cluster) throws IOException;
    }

    <T> T search(Request<T> request) {
        return answer(searching, request);
    }

    <T> T write(Request<T> request) {
        return answer(writing, request);
    }

    /** @return {@code null} if what is asked for is not there */
    <T> @Nullable T writeIfThere(Request<T> request) {
        try {
            return request.to(writing);
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw away(e);
        } catch (IOException | JsonException e) {
            throw away(e);
        }
    }

    private static <T> T answer(ElasticsearchClient client, Request<T> request) {
        try {
            return request.to(client);
        } catch (IOException | ElasticsearchException | JsonException e) {
            throw away(e);
        }
    }

    private static EngineAwayException away(Exception e) {
        return new EngineAwayException("Elasticsearch: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
