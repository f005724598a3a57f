package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code civicline triage report}: what was learnt, how well it does, and what people made of it. */
@Command(
        name = "report",
        description = "Tell what triage learnt from, how well it does, and how often its suggestions were right.",
        footer = {"", "Works while the city runs and while it does not; then its PostgreSQL is started for the purpose."
        },
        mixinStandardHelpOptions = true)
final class TriageReportCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
    private @Nullable Path home;

    @Option(names = "--version-number", paramLabel = "N", description = "Of an earlier version; default: the newest.")
    private @Nullable Integer version;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        try (Screen screen = Screen.ofTerminal();
                AuditDatabase database = AuditDatabase.open(where, System.getenv(), screen)) {
            TriageReport report = TriageReport.of(database.connection(), version);
            report.print(System.out);
            if (json != null) {
                Files.writeString(json, report.json() + "\n");
            }
            return 0;
        } catch (SQLException e) {
            throw new Trouble(
                    "what was learnt cannot be read (%s)".formatted(e.getMessage()),
                    "If this city was last run by an earlier version, start it once: ./civicline up");
        }
    }
}
