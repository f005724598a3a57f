package org.civicline.app.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code civicline doctor}: what runs and how it is, or whether it could start. What the machine must have before
 * anything can be built is looked at before, by the script.
 */
@Command(
        name = "doctor",
        description = "Tell what is present, what is missing and how to get it, and how the running city is.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "FOLDER", description = "What runs from there; default: .civicline")
    private @Nullable Path home;

    /** Created by the command line. */
    public DoctorCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        Optional<Instance> instance = Instance.read(where.root());
        boolean well =
                instance.isPresent() && DownCommand.supervisor(where).alive().isPresent()
                        ? running(where, instance.get())
                        : stopped(where);
        return well ? 0 : 1;
    }

    private static boolean running(Home where, Instance instance) throws IOException, InterruptedException {
        System.out.printf("%nRunning from %s%n", where.root());
        good("supervisor", instance.state() + ", process " + instance.pid());
        instance.pids().forEach((name, pid) -> good(name, "process " + pid));
        instance.urls().forEach(DoctorCommand::good);
        String web = instance.urls().getOrDefault("web", "");
        try (Health health = new Health(web, where, Secrets.of(where))) {
            return components(health.ask("/actuator/health").body());
        } catch (IOException e) {
            return bad(
                    "application",
                    "does not answer at %s. Its log is in %s".formatted(web, where.log("civicline.log")));
        }
    }

    private static boolean components(String body) {
        Map<String, String> states = new TreeMap<>();
        for (Map.Entry<String, JsonNode> component :
                JsonMapper.shared().readTree(body).path("components").properties()) {
            states.put(component.getKey(), component.getValue().path("status").asString());
        }
        boolean well = true;
        for (Map.Entry<String, String> component : states.entrySet()) {
            switch (component.getValue()) {
                case "UP" -> good(component.getKey(), "up");
                case "UNKNOWN" -> System.out.printf("  – %-16s not set up%n", component.getKey());
                default ->
                    well = bad(component.getKey(), component.getValue() + ". What is wrong is in logs/civicline.log");
            }
        }
        return well;
    }

    private static boolean stopped(Home where) {
        System.out.printf("%nNothing runs from %s%n", where.root());
        Ports ports = Ports.from(PrivateFile.readProperties(where.overrides()));
        boolean well = true;
        for (Port port : Port.values()) {
            int number = ports.get(port);
            if (!ports.isFree(port, InetAddress.getLoopbackAddress())) {
                well = bad(
                        "port " + number,
                        "for %s is taken%s. Stop that, or set %s in civicline.properties"
                                .formatted(
                                        port.use(),
                                        PortHolder.of(port, number)
                                                .map(holder -> " by " + holder)
                                                .orElse(""),
                                        port.property()));
            }
        }
        if (well) {
            good("ports", "all free");
        }
        return well;
    }

    private static void good(String what, String how) {
        System.out.printf("  ✓ %-16s %s%n", what, how);
    }

    private static boolean bad(String what, String how) {
        System.out.printf("  ✗ %-16s %s%n", what, how);
        return false;
    }
}
