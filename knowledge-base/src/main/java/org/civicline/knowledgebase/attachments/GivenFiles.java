package org.civicline.knowledgebase.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.files.GivenOut;
import org.civicline.knowledgebase.ArticleFiles;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.attachments.FileRows.Stored;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class GivenFiles implements ArticleFiles {

    private final FileRows rows;
    private final ArticleVault vault;

    GivenFiles(FileRows rows, ArticleVault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    @Override
    public ResponseEntity<Resource> give(List<AttachedFile> of, UUID id) {
        AttachedFile one =
                of.stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow(GivenFiles::unknown);
        Stored stored = rows.find(id).orElseThrow(GivenFiles::unknown);
        try {
            return GivenOut.download(one.kind(), one.fileName(), vault.whole(stored.file(), stored.sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("knowledgebase.unknown-file"));
    }
}
