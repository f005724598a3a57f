package org.civicline.foundation.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file as it goes out: no page of ours, so no browser guesses what it is, runs it, keeps it or lets it ask for more. */
public final class GivenOut {

    private GivenOut() {}

    /** Pictures to be looked at, everything else to be put away. */
    public static ResponseEntity<Resource> whole(FileKind kind, String name, Path path) {
        return with(headers(kind, name), path);
    }

    /** To be put away, whatever it is. */
    public static ResponseEntity<Resource> download(FileKind kind, String name, Path path) {
        return with(headers(kind, ContentDisposition.attachment(), name), path);
    }

    /** The small one of a picture. */
    public static ResponseEntity<Resource> small(Path path) {
        return with(as(FileKind.JPEG), path);
    }

    /** As {@link #whole} goes out, for whoever answers in another way. */
    public static Map<String, String> headers(FileKind kind, String name) {
        return headers(kind, kind.picture() ? ContentDisposition.inline() : ContentDisposition.attachment(), name);
    }

    private static Map<String, String> headers(FileKind kind, ContentDisposition.Builder shown, String name) {
        var headers = new HashMap<>(as(kind));
        headers.put(
                HttpHeaders.CONTENT_DISPOSITION,
                shown.filename(name, StandardCharsets.UTF_8).build().toString());
        return Map.copyOf(headers);
    }

    private static Map<String, String> as(FileKind kind) {
        return Map.of(
                HttpHeaders.CONTENT_TYPE,
                kind.type(),
                HttpHeaders.CACHE_CONTROL,
                "no-store",
                "X-Content-Type-Options",
                "nosniff",
                "Content-Security-Policy",
                "default-src 'none'; sandbox",
                "Cross-Origin-Resource-Policy",
                "same-origin");
    }

    private static ResponseEntity<Resource> with(Map<String, String> headers, Path path) {
        return ResponseEntity.ok().headers(all -> headers.forEach(all::set)).body(new FileSystemResource(path));
    }
}
