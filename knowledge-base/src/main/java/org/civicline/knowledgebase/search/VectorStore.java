package org.civicline.knowledgebase.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.search.meaning.SentenceEncoder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Vectors of passages that were made before, by any node. */
@Component
class VectorStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    VectorStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those there are, by text. */
    Map<String, byte[]> find(Collection<String> texts) {
        Map<ByteBuffer, String> byHash = new HashMap<>();
        texts.forEach(text -> byHash.put(ByteBuffer.wrap(hash(text)), text));
        Map<String, byte[]> found = new HashMap<>();
        jdbc.sql("SELECT hash, vector FROM knowledgebase.passage_vector WHERE model = :model AND hash = ANY (:hashes)")
                .param("model", SentenceEncoder.MODEL)
                .param("hashes", byHash.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query((row, _) -> {
                    String text = byHash.get(ByteBuffer.wrap(row.getBytes("hash")));
                    return text == null ? false : found.put(text, row.getBytes("vector")) == null;
                })
                .list();
        return found;
    }

    void add(Map<String, byte[]> vectors) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.passage_vector (model, hash, vector) VALUES (?, ?, ?)
                ON CONFLICT (model, hash) DO NOTHING
                """,
                vectors.entrySet().stream()
                        .map(one -> new Object[] {SentenceEncoder.MODEL, hash(one.getKey()), one.getValue()})
                        .toList());
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The vectors of an article's texts in their order; empty if one is missing. */
    static List<byte[]> all(List<String> texts, Map<String, byte[]> vectors) {
        return texts.stream().allMatch(vectors::containsKey)
                ? texts.stream().map(vectors::get).toList()
                : List.of();
    }
}
