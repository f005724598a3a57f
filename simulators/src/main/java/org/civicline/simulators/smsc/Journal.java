package org.civicline.simulators.smsc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the centre in a file, one JSON line an entry, on disk before anything is acknowledged. */
final class Journal implements AutoCloseable {

    /**
     * One line: either a message, or that a part of a citizen's message has been acknowledged.
     *
     * @param message set in the first case
     * @param acknowledged the message's id in the second, else 0
     * @param part which part, from 0
     */
    record Line(@Nullable TextMessage message, long acknowledged, int part) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable FileChannel file;

    private Journal(@Nullable FileChannel file) {
        this.file = file;
    }

    /** Opens a journal, or one that keeps nothing. */
    static Journal open(@Nullable Path path) throws IOException {
        if (path == null) {
            return new Journal(null);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new Journal(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** All lines from earlier runs; leaves the file ready to be appended to. */
    List<Line> read() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            return List.of();
        }
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {}
        byte[] bytes = content.array();
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(JSON.readValue(new String(bytes, start, i - start, StandardCharsets.UTF_8), Line.class));
                start = i + 1;
            }
        }
        // A line without an end was being written when the power went: it was not acknowledged either.
        channel.truncate(start);
        channel.position(start);
        return lines;
    }

    synchronized void append(Line line) throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
