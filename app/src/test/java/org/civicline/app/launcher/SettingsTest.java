package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final Settings.Options PLAIN =
            new Settings.Options(Optional.empty(), Optional.empty(), false, false);

    @TempDir
    Path folder;

    @Test
    void theApplicationIsToldAllItNeeds() {
        Settings settings = Homes.settings(folder);
        Map<String, String> properties = ApplicationProperties.of(settings);

        assertThat(properties)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("civicline.home", folder.toString())
                .containsEntry("civicline.sample-city", "true")
                .containsEntry("spring.datasource.username", "civicline")
                .containsKeys(
                        "civicline.asterisk.ami-password", "civicline.agi.port", "civicline.speech.espeak-command")
                .containsEntry("civicline.sms.smsc.host", "127.0.0.1");
    }

    @Test
    void itsConfigurationIsForItsOwnersEyesOnly() throws Exception {
        Path file = ApplicationProperties.write(Homes.settings(folder));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theUsersOwnPropertiesWin() throws Exception {
        Files.writeString(folder.resolve("civicline.properties"), """
                spring.datasource.url=jdbc:postgresql://db.example/civicline
                spring.datasource.username=city
                civicline.sms.smsc.host=smsc.example
                civicline.port.http=9090
                """);
        Settings settings = Settings.of(new Home(folder), PLAIN, Homes.environment());

        assertThat(settings.foreignPostgres()).isTrue();
        assertThat(settings.foreignSmsc()).isTrue();
        assertThat(settings.foreignAsterisk()).isFalse();
        assertThat(ApplicationProperties.of(settings))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db.example/civicline")
                .containsEntry("spring.datasource.username", "city")
                .containsEntry("server.port", "9090")
                .doesNotContainKey("spring.datasource.password");
    }

    @Test
    void aRealInstallationHasNoSimulators() {
        Settings settings = Settings.of(
                new Home(folder),
                new Settings.Options(Optional.empty(), Optional.empty(), true, true),
                Homes.environment());

        assertThat(ApplicationProperties.of(settings))
                .containsEntry("civicline.sample-city", "false")
                .doesNotContainKeys("civicline.sms.smsc.host", "civicline.handset.url");
    }

    @Test
    void theSampleCityNeverGetsIntoARealInstallation() {
        Home home = new Home(folder);
        Settings.Options empty = new Settings.Options(Optional.empty(), Optional.empty(), true, true);

        assertThat(Settings.of(home, empty, Homes.environment()).sampleCity()).isFalse();
        assertThat(Settings.of(home, PLAIN, Homes.environment()).sampleCity()).isFalse();
    }

    @Test
    void aSampleCityDoesNotBecomeARealInstallation() {
        Home home = new Home(folder);
        assertThat(Settings.of(home, PLAIN, Homes.environment()).sampleCity()).isTrue();

        assertThatThrownBy(() -> Settings.of(
                        home,
                        new Settings.Options(Optional.empty(), Optional.empty(), true, true),
                        Homes.environment()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("./civicline up --empty --home FOLDER");
    }

    @Test
    void missingToolsAreToldWithTheRemedy() {
        Tools none = new Tools(folder.resolve("none"));

        assertThatThrownBy(() -> none.asterisk(Map.of()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("asterisk is not there")
                .hasMessageEndingWith("Fetch it with: ./civicline provision");
    }

    @Test
    void anAddressThatIsNoneIsToldWithTheRemedy() {
        assertThatThrownBy(() -> Settings.of(
                        new Home(folder),
                        new Settings.Options(Optional.of("no such host."), Optional.empty(), true, false),
                        Homes.environment()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("is no address of this machine");
    }
}
