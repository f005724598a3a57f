package org.civicline.foundation.files;

import java.util.UUID;

/**
 * A file in a vault, for which there is no row yet.
 *
 * @param name what it is called there
 * @param sha256 of what is kept, which of a picture is not what was sent
 */
public record KeptFile(UUID name, FileKind kind, long bytes, byte[] sha256) {}
