package org.civicline.ticketing.attachments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file as it goes out: no page of ours, so no browser guesses what it is, runs it, keeps it or lets it ask for more. */
final class GivenOut {

    private GivenOut() {}

    static ResponseEntity<Resource> whole(Attachment one, Path path) {
        ContentDisposition shown = (one.kind().picture() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(one.name(), StandardCharsets.UTF_8)
                .build();
        return as(one.kind())
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(new FileSystemResource(path));
    }

    static ResponseEntity<Resource> small(Path path) {
        return as(FileKind.JPEG).body(new FileSystemResource(path));
    }

    private static ResponseEntity.BodyBuilder as(FileKind kind) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.type()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
