package org.civicline.knowledgebase.search.rank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Kinds;

/**
 * What ranking needs of an article, kept with it in the index whatever the engine, so that all engines rank alike.
 *
 * @param kinds what can be asked for and is there, a bit each
 * @param onlyAsks whether it is nothing but a question
 * @param whole its first 500 characters as a small vector; empty: not known yet
 * @param passages its passages as small vectors; empty: not known yet
 */
public record RankText(
        String title, String keywords, String body, int kinds, boolean onlyAsks, byte[] whole, List<byte[]> passages) {

    /** A longer body is ranked by its beginning. */
    private static final int LONGEST = 20_000;

    private static final Pattern ASKS = Pattern.compile("[?？]\\s*$");

    /** Reads what there is in plain characters. */
    public static RankText of(String title, List<String> keywords, String body, byte[] whole, List<byte[]> passages) {
        String plain = Characters.plain(body.length() > LONGEST ? body.substring(0, LONGEST) : body);
        return new RankText(
                Characters.plain(title),
                Characters.plain(String.join("\n", keywords)),
                plain,
                Kinds.thereIn(plain),
                ASKS.matcher(plain).find(),
                whole,
                passages);
    }

    /** As bytes, for the index. */
    public byte[] write() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(kinds);
            out.writeBoolean(onlyAsks);
            for (String text : List.of(title, keywords, body)) {
                write(out, text.getBytes(StandardCharsets.UTF_8));
            }
            write(out, whole);
            out.writeInt(passages.size());
            for (byte[] passage : passages) {
                write(out, passage);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #write} wrote. */
    public static RankText read(byte[] bytes, int offset, int length) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            int kinds = in.readInt();
            boolean onlyAsks = in.readBoolean();
            String title = new String(read(in), StandardCharsets.UTF_8);
            String keywords = new String(read(in), StandardCharsets.UTF_8);
            String body = new String(read(in), StandardCharsets.UTF_8);
            byte[] whole = read(in);
            int count = in.readInt();
            var passages = new ArrayList<byte[]>(count);
            for (int i = 0; i < count; i++) {
                passages.add(read(in));
            }
            return new RankText(title, keywords, body, kinds, onlyAsks, whole, passages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
