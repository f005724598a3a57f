package org.civicline.ticketing.attachments;

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
final class GivenOut {

    private GivenOut() {}

    static ResponseEntity<Resource> whole(Attachment one, Path path) {
        return with(headers(one), path);
    }

    static ResponseEntity<Resource> small(Path path) {
        return with(as(FileKind.JPEG), path);
    }

    static Map<String, String> headers(Attachment one) {
        ContentDisposition shown = (one.kind().picture()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(one.name(), StandardCharsets.UTF_8)
                .build();
        var headers = new HashMap<>(as(one.kind()));
        headers.put(HttpHeaders.CONTENT_DISPOSITION, shown.toString());
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
