package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an index lies while its process runs: files that the machine keeps in memory as long as it has room, read more than
 * twice as fast as Lucene reads its own memory. Removed when it is closed; what a process left that was killed, by the next.
 */
final class IndexFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String BEGIN = "civicline-search-";
    private static final Pattern NAME = Pattern.compile(BEGIN + "(\\d+)-.*");

    private final Path path;
    private final Directory directory;

    private IndexFolder(Path path) throws IOException {
        this.path = path;
        this.directory = new MMapDirectory(path);
    }

    /** A new, empty one in Java's folder for temporary files. */
    static IndexFolder make() throws IOException {
        Path path = Files.createTempDirectory(BEGIN + ProcessHandle.current().pid() + "-");
        try (DirectoryStream<Path> others = Files.newDirectoryStream(path.resolveSibling(""), BEGIN + "*")) {
            for (Path other : others) {
                if (isLeft(other)) {
                    remove(other);
                }
            }
        }
        return new IndexFolder(path);
    }

    private static boolean isLeft(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /** Somebody else's may be removed by two at once, or belong to another user: then it is left to them. */
    private static void remove(Path left) {
        try {
            IOUtils.rm(left);
        } catch (IOException e) {
            LOG.warn("{} was left by a process that is gone, and could not be removed", left, e);
        }
    }

    Directory directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            directory.close();
            IOUtils.rm(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
