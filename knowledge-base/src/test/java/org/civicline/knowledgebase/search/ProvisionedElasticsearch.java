package org.civicline.knowledgebase.search;

import java.io.IOException;
import java.nio.file.Path;
import org.civicline.simulators.elasticsearch.ElasticsearchServer;

/** The one that {@code ./civicline provision --test} fetched. */
public final class ProvisionedElasticsearch {

    private static final int HEAP_MEGABYTES = 512;

    private ProvisionedElasticsearch() {}

    /** Starts it without data. */
    public static ElasticsearchServer start() throws IOException, InterruptedException {
        String tools = System.getenv("CIVICLINE_TOOLS");
        Path folder = tools == null || tools.isBlank()
                ? Path.of(System.getProperty("civicline.repository"), ".civicline/tools")
                : Path.of(tools);
        return ElasticsearchServer.start(folder.resolve("elasticsearch"), HEAP_MEGABYTES);
    }
}
