package org.civicline.ticketing.attachments;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code civicline.attachments.*}.
 *
 * @param dir where files are kept; several nodes share one folder
 * @param largest of one file
 * @param perCase how many a case can have
 * @param mostPixels of a picture, before it is decoded: a small file may be a huge picture
 */
@ConfigurationProperties("civicline.attachments")
record AttachmentSettings(
        @DefaultValue(".civicline/attachments") Path dir,
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("30") int perCase,
        @DefaultValue("40000000") long mostPixels) {

    AttachmentSettings {
        dir = dir.toAbsolutePath().normalize();
        if (largest.toBytes() < 1 || perCase < 0 || mostPixels < 1) {
            throw new IllegalArgumentException("civicline.attachments: limits are positive");
        }
    }
}
