package org.civicline.ticketing.attachments;

import org.civicline.foundation.files.FileVault;
import org.springframework.stereotype.Component;

/** Where files on cases lie. */
@Component
class CaseVault extends FileVault {

    CaseVault(AttachmentSettings settings) {
        super(settings.dir(), settings.largest(), settings.mostPixels());
    }
}
