package org.civicline.knowledgebase.editorial;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.civicline.knowledgebase.ArticleFiles;
import org.civicline.knowledgebase.AttachedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of what is being written; each change answers with the list as it is then. */
@RestController
@RequestMapping("/api/v1/staff/knowledge/editions/{id}/files")
@PreAuthorize(EditorialAccess.WRITES)
class EditionFileController {

    private final EditionFiles desk;
    private final EditorialDesk editions;
    private final ArticleFiles files;

    EditionFileController(EditionFiles desk, EditorialDesk editions, ArticleFiles files) {
        this.desk = desk;
        this.editions = editions;
        this.files = files;
    }

    record Files(List<AttachedFile> files) {}

    /**
     * What is to be otherwise; what is left out stays.
     *
     * @param place from 0
     */
    record Change(@Nullable String name, @Nullable Integer place) {}

    /** The body is the file as it is, whatever type is claimed. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Files add(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String name,
            InputStream body)
            throws IOException {
        return new Files(desk.add(id, name, EditionController.checked(key), body));
    }

    @GetMapping("/{file}")
    @PreAuthorize(EditorialAccess.READS)
    ResponseEntity<Resource> content(@PathVariable UUID id, @PathVariable UUID file) {
        return files.give(editions.find(id).files(), file);
    }

    @PutMapping("/{file}")
    Files change(@PathVariable UUID id, @PathVariable UUID file, @RequestBody Change change) {
        return new Files(desk.change(id, file, change.name(), change.place()));
    }

    @DeleteMapping("/{file}")
    Files remove(@PathVariable UUID id, @PathVariable UUID file) {
        return new Files(desk.remove(id, file));
    }
}
