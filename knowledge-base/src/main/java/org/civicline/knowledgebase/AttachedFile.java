package org.civicline.knowledgebase;

import java.util.UUID;
import org.civicline.foundation.files.FileKind;

/**
 * A file that readers of an article download.
 *
 * @param id the same in every version that has it
 * @param name what people read, without an ending
 */
public record AttachedFile(UUID id, String name, FileKind kind, long bytes) {

    /** What it is called where it is put away. */
    public String fileName() {
        return kind.named(name);
    }
}
