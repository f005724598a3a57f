package org.civicline.cti.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Plays recordings to those who may hear them, and notes who did. */
@RestController
class RecordingController {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final Interactions interactions;
    private final RecordingArchive archive;
    private final Audit audit;

    RecordingController(Interactions interactions, RecordingArchive archive, Audit audit) {
        this.interactions = interactions;
        this.archive = archive;
        this.audit = audit;
    }

    /** A player asks for ranges while it plays on: noted is the beginning. */
    @GetMapping("/api/v1/staff/interactions/{id}/recording")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    @Transactional
    public ResponseEntity<Resource> play(
            @PathVariable UUID id, @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
        Path file = interactions
                .find(new InteractionId(id))
                .map(InteractionView::recording)
                .map(recording -> archive.file(recording.path()))
                .filter(Files::isReadable)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("cti.unknown-recording")));
        if (range == null || range.startsWith("bytes=0-")) {
            audit.record("recording.played", "interaction:" + id, Map.of());
        }
        return ResponseEntity.ok().contentType(WAV).body(new FileSystemResource(file));
    }
}
