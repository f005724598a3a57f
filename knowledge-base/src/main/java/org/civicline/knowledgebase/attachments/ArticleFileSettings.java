package org.civicline.knowledgebase.attachments;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code civicline.article-files.*}.
 *
 * @param dir where files are kept, and nothing else is; several nodes share one folder
 * @param largest of one file
 * @param perArticle how many a version can have
 * @param mostPixels of a picture, before it is decoded: a small file may be a huge picture
 */
@ConfigurationProperties("civicline.article-files")
public record ArticleFileSettings(
        @DefaultValue(".civicline/article-files") Path dir,
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("20") int perArticle,
        @DefaultValue("40000000") long mostPixels) {

    /** Refuses limits that are none. */
    public ArticleFileSettings {
        dir = dir.toAbsolutePath().normalize();
        if (largest.toBytes() < 1 || perArticle < 0 || mostPixels < 1) {
            throw new IllegalArgumentException("civicline.article-files: limits are positive");
        }
    }
}
