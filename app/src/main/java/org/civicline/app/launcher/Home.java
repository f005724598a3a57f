package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folder all run-time files of one installation live in; {@code .civicline} in the repository by default.
 *
 * @param root absolute
 */
public record Home(Path root) {

    /** Asterisk's control socket lies below; a Unix socket's path ends at 108 characters. */
    private static final int LONGEST_ROOT = 108 - "/asterisk/run/asterisk.ctl".length() - 1;

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    static Home ofRepository() {
        return new Home(repository().resolve(".civicline"));
    }

    /** Where {@code ./civicline} lies; the working folder when started otherwise. */
    static Path repository() {
        return Path.of(System.getProperty("civicline.repository", "")).toAbsolutePath();
    }

    /** Settings of the user's own, which win over what the launcher finds. */
    Path overrides() {
        return root.resolve("civicline.properties");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** What is kept of the audit record outside of the database: where it ends. */
    Path audit(String file) {
        return root.resolve("audit").resolve(file);
    }

    Path run(String file) {
        return root.resolve("run").resolve(file);
    }

    Path log(String file) {
        return root.resolve("logs").resolve(file);
    }

    Path asterisk(String folder) {
        return root.resolve("asterisk").resolve(folder);
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path sounds() {
        return root.resolve("sounds");
    }

    /** What is recorded while calls go on, and finished recordings and messages. */
    Path spool(String folder) {
        return root.resolve("spool").resolve(folder);
    }

    /** Files that cases have. */
    Path attachments() {
        return root.resolve("attachments");
    }

    /** Files that readers of articles download. */
    Path articleFiles() {
        return root.resolve("article-files");
    }

    Path speechCache() {
        return root.resolve("speech");
    }

    /** What the simulators of the sample city keep. */
    Path simulators() {
        return root.resolve("simulators");
    }

    Path tls(String file) {
        return root.resolve("tls").resolve(file);
    }

    /** Creates the folders, for the owner's eyes only. */
    void prepare() {
        if (root.toString().length() > LONGEST_ROOT) {
            throw new Trouble(
                    "the home folder's path is too long for a Unix socket: " + root,
                    "Choose one of at most " + LONGEST_ROOT + " characters with --home");
        }
        try {
            create(root);
            requireOwner(System.getProperty("user.name"));
            for (Path folder : List.of(
                    run(""),
                    audit(""),
                    log(""),
                    sounds(),
                    spool("recordings"),
                    spool("messages"),
                    attachments(),
                    articleFiles(),
                    speechCache(),
                    simulators())) {
                create(folder);
            }
            Path probe = Files.createTempFile(root, ".writable", null);
            Files.delete(probe);
        } catch (AccessDeniedException e) {
            throw new Trouble(
                    "the folder " + e.getFile() + " cannot be written to",
                    "Correct its owner and rights, or choose another with --home");
        } catch (FileSystemException e) {
            throw new Trouble(
                    "the folder %s cannot be created (%s)".formatted(e.getFile(), e.getReason()),
                    "Free the disk, or choose another with --home");
        } catch (IOException e) {
            throw new Trouble(
                    "the folder %s cannot be written to (%s)".formatted(root, e.getMessage()),
                    "Free the disk, or choose another with --home");
        }
    }

    /** Root may use what belongs to anyone. */
    void requireOwner(String me) throws IOException {
        String owner = Files.getOwner(root, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(me) && !"root".equals(me)) {
            throw new Trouble(
                    "the folder %s belongs to %s".formatted(root, owner),
                    "Run as %s, or: sudo chown -R %s %s".formatted(owner, me, root));
        }
    }

    /** Creates a folder, and those above it, readable by the owner only. */
    static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
