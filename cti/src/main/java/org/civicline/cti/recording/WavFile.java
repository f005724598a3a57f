package org.civicline.cti.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A sound file as Asterisk writes it ({@code formats/format_wav.c}): a header of 44 bytes, 16-bit mono. The lengths in the
 * header are filled in at the end, so a file whose writer was killed says that it is empty.
 *
 * @param bytes of sound in the file
 * @param rate samples a second
 * @param complete the header says what the file holds
 */
public record WavFile(long bytes, int rate, boolean complete) {

    private static final int HEADER = 44;
    private static final int BYTES_PER_SAMPLE = 2;

    /** @throws IOException also when it is no such file */
    public static WavFile read(Path file) throws IOException {
        ByteBuffer header = header(file);
        if (!tag(header, 0).equals("RIFF")
                || !tag(header, 8).equals("WAVE")
                || !tag(header, 36).equals("data")) {
            throw new IOException("not a sound file of Asterisk's");
        }
        long bytes = Files.size(file) - HEADER;
        return new WavFile(bytes, header.getInt(24), Integer.toUnsignedLong(header.getInt(40)) == bytes);
    }

    public long millis() {
        return rate <= 0 ? 0 : bytes * 1000 / ((long) rate * BYTES_PER_SAMPLE);
    }

    /** Writes the true lengths into the header of a file whose writer was killed. */
    public static void repair(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long sound = Files.size(file) - HEADER;
            channel.write(length(sound + HEADER - 8), 4);
            channel.write(length(sound), 40);
        }
    }

    private static ByteBuffer header(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until it is full or the file is over
            }
        }
        if (header.hasRemaining()) {
            throw new IOException("too short for a sound file");
        }
        return header;
    }

    private static ByteBuffer length(long bytes) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) bytes)
                .flip();
    }

    private static String tag(ByteBuffer header, int at) {
        return new String(header.array(), at, 4, StandardCharsets.US_ASCII);
    }
}
