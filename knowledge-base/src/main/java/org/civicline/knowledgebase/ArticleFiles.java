package org.civicline.knowledgebase;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** Gives out the files of articles. Who may have them is asked of the article they belong to, by whoever calls. */
public interface ArticleFiles {

    /**
     * A file to be put away, as it goes out to a browser.
     *
     * @param of the files of what the reader may read
     * @throws RefusedException {@code knowledgebase.unknown-file} if it is none of these, {@code foundation.file-damaged} if it
     *     is no more what was kept
     */
    ResponseEntity<Resource> give(List<AttachedFile> of, UUID id);
}
