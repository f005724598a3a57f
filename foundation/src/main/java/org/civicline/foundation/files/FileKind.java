package org.civicline.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is taken in. A short list: each is something that citizens and departments send each other, that this machine can tell
 * by its content, and that no browser runs. Moving pictures, WebP and HEIC are not among them, since the Java platform
 * cannot draw them anew and so cannot take out of them where they were made.
 */
public enum FileKind {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    MP3("audio/mpeg", "mp3"),
    WAV("audio/wav", "wav"),
    TEXT("text/plain;charset=UTF-8", "txt", "csv", "log");

    private static final int HEAD = 12;

    private final String type;
    private final List<String> endings;

    FileKind(String type, String... endings) {
        this.type = type;
        this.endings = List.of(endings);
    }

    /** As it stands in {@code Content-Type}. */
    public String type() {
        return type;
    }

    /** Whether there is a small one of it. */
    public boolean picture() {
        return this == JPEG || this == PNG;
    }

    /** By its content alone; empty if it is nothing of these. */
    static Optional<FileKind> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (begins(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (begins(head, 0, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'A', 'V', 'E')) {
            return Optional.of(WAV);
        }
        if (begins(head, 0, 'P', 'K', 3, 4)) {
            return OfficeFile.kind(file);
        }
        if (begins(head, 0, 'I', 'D', '3') || soundFrame(head)) {
            return Optional.of(MP3);
        }
        return PlainText.is(file) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] head, int from, int... with) {
        if (head.length < from + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[from + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** ISO/IEC 11172-3, 2.4.1.3: sync word, layer III, a bit rate and a sampling frequency that exist. */
    private static boolean soundFrame(byte[] head) {
        return head.length > 3
                && (head[0] & 0xFF) == 0xFF
                && (head[1] & 0xE6) == 0xE2
                && (head[2] & 0xF0) != 0xF0
                && (head[2] & 0xF0) != 0
                && (head[2] & 0x0C) != 0x0C;
    }

    /**
     * The name it is given out under: as it was sent, but always with an ending of its kind, so that what opens it is what
     * was checked, and without what turns text around or belongs to paths.
     */
    public String named(String sent) {
        String safe = sent.replaceAll("[\\p{Cf}\\p{Cc}/\\\\:*?\"<>|]", "_");
        return ends(safe) ? safe : safe + "." + endings.getFirst();
    }

    /** What people call it: as it was sent, without an ending of its kind. */
    public String titled(String sent) {
        int dot = sent.lastIndexOf('.');
        return dot > 0 && ends(sent) ? sent.substring(0, dot).strip() : sent;
    }

    private boolean ends(String name) {
        return endings.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                && name.indexOf('.') >= 0;
    }
}
