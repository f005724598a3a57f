package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.civicline.foundation.Audit.Damage;
import org.civicline.foundation.Audit.Verification;
import org.civicline.foundation.audit.AuditKeys;
import org.civicline.foundation.audit.AuditVerifier;
import org.civicline.foundation.audit.DamageTexts;
import org.civicline.foundation.audit.EntryCode;
import org.civicline.foundation.audit.KeyRing;
import org.civicline.foundation.audit.SealHeads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code civicline audit verify}: recomputes the audit record and tells what is wrong with it. */
@Command(
        name = "verify",
        description = "Read the whole audit record and find whatever was changed without the key.",
        footer = {
            "",
            "Works while the city runs and while it does not; then its PostgreSQL is started for the purpose.",
            "Ends with 0 if nothing is wrong, with 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {

    private static final long SAY_EVERY = 100_000;

    @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
    private @Nullable Path home;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private @Nullable Path json;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "Trust these keys, and those they endorse, instead of the installation's own.")
    private @Nullable Path publicKey;

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "An earlier copy of the installation's audit/head: what it names must be there.")
    private @Nullable Path head;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home where = AuditCommand.home(home);
        AuditKeys keys = Secrets.of(where).auditKeys();
        Path given = publicKey;
        KeyRing ring = given == null ? keys.ring() : AuditCommand.ring(given).followedThrough(keys.ring());
        Verification result;
        try (Screen screen = Screen.ofTerminal();
                AuditDatabase database = AuditDatabase.open(where, System.getenv(), screen)) {
            List<SealHeads.Head> heads = heads(where);
            screen.begin("verifying");
            result = verify(ring, keys.code(), heads, database.connection(), screen);
            screen.done("verifying");
        }
        report(result);
        Path file = json;
        if (file != null) {
            Files.writeString(
                    file,
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(asJson(result)) + "\n");
        }
        return result instanceof Verification.Intact ? 0 : 1;
    }

    /** Read before the database is, which by then has at least what they name. */
    private List<SealHeads.Head> heads(Home where) {
        List<SealHeads.Head> heads = new ArrayList<>(new SealHeads(where.audit("head")).read());
        Path given = head;
        if (given != null) {
            if (!Files.isReadable(given)) {
                throw new Trouble(given + " cannot be read", "Name a copy of audit/head of the installation");
            }
            heads.addAll(new SealHeads(given).read());
        }
        return heads;
    }

    private static Verification verify(
            KeyRing ring, EntryCode code, List<SealHeads.Head> heads, Connection connection, Screen screen) {
        try {
            return new AuditVerifier(ring, code, heads, new Progress(screen)::at).verify(connection);
        } catch (SQLException e) {
            throw new Trouble(
                    "the audit record cannot be read (%s)".formatted(e.getMessage()),
                    "If this city was last run by an earlier version, start it once: ./civicline up");
        }
    }

    /** Tells how far it has come. */
    private static final class Progress {

        private final Screen screen;
        private long said;

        Progress(Screen screen) {
            this.screen = screen;
        }

        void at(long entries) {
            if (entries - said >= SAY_EVERY) {
                said = entries - entries % SAY_EVERY;
                screen.say("  … %,d entries".formatted(said));
            }
        }
    }

    private static void report(Verification result) {
        switch (result) {
            case Verification.Intact intact -> {
                System.out.printf(
                        "The audit record is intact. Entries: %,d, under seals: %,d; not sealed yet: %,d.%n",
                        intact.entries(), intact.seals(), intact.unsealed());
                if (!intact.endChecked()) {
                    System.out.println("Whether its end was cut off cannot be told: there is no audit/head.");
                }
            }
            case Verification.Broken broken -> {
                DamageTexts texts = new DamageTexts(Locale.ENGLISH);
                System.out.printf(
                        "The audit record is BROKEN, in %,d place%s:%n",
                        broken.count(), broken.count() == 1 ? "" : "s");
                broken.damages().forEach(damage -> System.out.println("  " + texts.of(damage)));
                if (broken.count() > broken.damages().size()) {
                    System.out.printf(
                            "  and %,d more.%n",
                            broken.count() - broken.damages().size());
                }
            }
        }
    }

    private static Map<String, Object> asJson(Verification result) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (result) {
            case Verification.Intact intact -> {
                values.put("intact", true);
                values.put("entries", intact.entries());
                values.put("seals", intact.seals());
                values.put("unsealed", intact.unsealed());
                values.put("endChecked", intact.endChecked());
            }
            case Verification.Broken broken -> {
                DamageTexts texts = new DamageTexts(Locale.ENGLISH);
                values.put("intact", false);
                values.put("count", broken.count());
                values.put(
                        "damages",
                        broken.damages().stream()
                                .map(damage -> asJson(damage, texts))
                                .toList());
            }
        }
        return values;
    }

    private static Map<String, Object> asJson(Damage damage, DamageTexts texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", damage.kind().name());
        if (damage.seal() != null) {
            values.put("seal", damage.seal());
        }
        if (damage.entry() != null) {
            values.put("entry", damage.entry().toString());
        }
        values.put("sentence", texts.of(damage));
        return values;
    }
}
