package org.civicline.knowledgebase.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.articles.Markdown;
import org.civicline.knowledgebase.files.ReadFile.Note;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what an article made from a file would say. Nothing is kept: whoever wants it begins an article with it. */
@RestController
@RequestMapping("/api/v1/staff/knowledge/files")
@PreAuthorize("hasAnyRole('OFFICER', 'SUPERVISOR')")
class DraftFileController {

    private final DraftFiles files;
    private final Markdown markdown;
    private final int largest;

    DraftFileController(
            DraftFiles files, Markdown markdown, @Value("${civicline.knowledge.largest-file:10MB}") DataSize largest) {
        this.files = files;
        this.markdown = markdown;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    /** @param html the body as readers would see it */
    record Draft(String title, String body, String html, List<Note> notes) {}

    @PutMapping
    Draft read(@RequestParam(defaultValue = "") String name, InputStream file) throws IOException {
        byte[] content = file.readNBytes(largest + 1);
        if (content.length > largest) {
            throw new RefusedException(Refusal.invalid("knowledgebase.file-too-large")
                    .with("megabytes", DataSize.ofBytes(largest).toMegabytes()));
        }
        ReadFile read = files.read(name, content);
        return new Draft(read.title(), read.body(), markdown.html(read.body()), read.notes());
    }
}
