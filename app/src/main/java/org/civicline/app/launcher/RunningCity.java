package org.civicline.app.launcher;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.civicline.simulators.Voice;
import org.civicline.simulators.command.Surroundings;
import org.jspecify.annotations.Nullable;

/** Where the running city is, for commands that call it or write to it. */
public final class RunningCity implements Surroundings {

    /** Looked for whenever it is asked for. */
    public RunningCity() {}

    @Override
    public InetSocketAddress sip(@Nullable Path home) {
        Instance instance = Instance.require(where(home).root());
        return new InetSocketAddress(
                instance.addresses().getOrDefault("sip", "127.0.0.1"),
                instance.ports().getOrDefault(Port.SIP.key(), Port.SIP.standard()));
    }

    @Override
    public URI handset(@Nullable Path home) {
        String url = Instance.require(where(home).root()).urls().get("handset");
        if (url == null) {
            throw new Trouble(
                    "what runs is a real installation: it has no simulated citizens",
                    "Start a sample city beside it: ./civicline up --free-ports --home FOLDER");
        }
        return URI.create(url);
    }

    @Override
    public Optional<Voice> voice(@Nullable Path home) {
        Map<String, String> properties = PrivateFile.readProperties(where(home).run("application.properties"));
        return properties.isEmpty() ? Optional.empty() : Optional.of(new CitizenVoice(properties));
    }

    private static Home where(@Nullable Path home) {
        return home == null ? Home.ofRepository() : new Home(home);
    }
}
