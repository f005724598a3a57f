package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civicline.foundation.audit.KeyRing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code civicline audit}: what an auditor and the keeper of the keys do with the audit record. */
@Command(
        name = "audit",
        description = "Verify the audit record, give its public keys away, replace its key.",
        subcommands = AuditVerifyCommand.class,
        mixinStandardHelpOptions = true)
public final class AuditCommand {

    /** Created by the command line. */
    public AuditCommand() {}

    static Home home(@Nullable Path given) {
        Home home = given == null ? Home.ofRepository() : new Home(given);
        if (!Files.exists(home.secrets())) {
            throw new Trouble(
                    "nothing was ever started from " + home.root(), "Name the folder of the installation with --home");
        }
        return home;
    }

    static KeyRing ring(Path file) {
        try {
            return KeyRing.parse(Files.readString(file));
        } catch (IOException e) {
            throw new Trouble(
                    "%s cannot be read (%s)".formatted(file, e.getMessage()),
                    "Name a file made by: ./civicline audit public-key");
        } catch (IllegalArgumentException e) {
            throw new Trouble(
                    "%s holds no public keys".formatted(file), "Name a file made by: ./civicline audit public-key");
        }
    }

    @Command(
            name = "public-key",
            description = "Print the public keys of the audit record, for an auditor to keep elsewhere.",
            mixinStandardHelpOptions = true)
    int publicKey(
            @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
                    @Nullable
                    Path where) {
        KeyRing ring = Secrets.of(home(where)).auditKeys().ring();
        System.out.println(
                "# Public keys of CivicLine's audit record, oldest first; each is endorsed by the one before.");
        System.out.println(ring.text().replace(",", "\n"));
        return 0;
    }

    @Command(
            name = "rotate-key",
            description = "Replace the key audit seals are signed with; while nothing runs. The old one is destroyed.",
            mixinStandardHelpOptions = true)
    int rotateKey(
            @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
                    @Nullable
                    Path where)
            throws IOException {
        Home home = home(where);
        try (UpLock _ = UpLock.tryTake(home)
                .orElseThrow(
                        () -> new Trouble("CivicLine runs from " + home.root(), "Stop it first: ./civicline down"))) {
            KeyRing ring = Secrets.withNewAuditKey(home).auditKeys().ring();
            System.out.printf(
                    "From the next start on seals are signed with %s. Give auditors the new list:"
                            + " ./civicline audit public-key%n",
                    ring.newest().id());
        }
        return 0;
    }
}
