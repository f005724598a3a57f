package org.civicline.knowledgebase.attachments;

import org.civicline.foundation.files.FileVault;
import org.springframework.stereotype.Component;

/** Where files of articles lie. */
@Component
public class ArticleVault extends FileVault {

    ArticleVault(ArticleFileSettings settings) {
        super(settings.dir(), settings.largest(), settings.mostPixels());
    }
}
