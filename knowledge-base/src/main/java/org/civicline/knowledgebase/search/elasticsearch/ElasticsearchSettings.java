package org.civicline.knowledgebase.search.elasticsearch;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.knowledge.elasticsearch.*}.
 *
 * @param addresses of the cluster's nodes
 * @param username {@code null}: none is asked for
 * @param index what the names of our indexes begin with; two installations on one cluster need two
 */
@ConfigurationProperties("civicline.knowledge.elasticsearch")
public record ElasticsearchSettings(
        @DefaultValue("http://127.0.0.1:9200") List<URI> addresses,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("civicline-knowledge") String index) {

    /** Refuses what cannot be an address. */
    public ElasticsearchSettings {
        for (URI address : addresses) {
            if (address.getHost() == null
                    || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                throw new IllegalArgumentException(
                        "civicline.knowledge.elasticsearch.addresses must be like https://search.example:9200, not "
                                + address);
            }
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "civicline.knowledge.elasticsearch.username and .password are given both or not at all");
        }
    }

    @Override
    public String toString() {
        return "ElasticsearchSettings[addresses=" + addresses + ", username=" + username + ", index=" + index + "]";
    }
}
