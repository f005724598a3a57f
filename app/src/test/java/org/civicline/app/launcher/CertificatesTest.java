package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.civicline.testkit.Aside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Aside
class CertificatesTest {

    @TempDir
    Path folder;

    @Test
    void theServersIsSignedByOurAuthorityForTheAddressItListensOn() throws Exception {
        Home home = new Home(folder);
        home.prepare();
        Certificates certificates = new Certificates(home, Secrets.of(home));
        certificates.prepare(InetAddress.getByName("192.0.2.7"));

        X509Certificate authority = read(certificates.authority());
        X509Certificate server = read(home.tls("server.crt"));
        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(names(server)).contains("192.0.2.7", "127.0.0.1", "localhost");
        assertThat(Files.readString(home.tls("server.key"))).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void theAuthorityStaysWhenTheAddressChanges() throws Exception {
        Home home = new Home(folder);
        home.prepare();
        Certificates certificates = new Certificates(home, Secrets.of(home));
        certificates.prepare(InetAddress.getByName("192.0.2.7"));
        String authority = Files.readString(certificates.authority());
        String server = Files.readString(home.tls("server.crt"));

        certificates.prepare(InetAddress.getByName("192.0.2.7"));
        assertThat(home.tls("server.crt")).hasContent(server);

        certificates.prepare(InetAddress.getByName("192.0.2.8"));
        assertThat(certificates.authority()).hasContent(authority);
        assertThat(names(read(home.tls("server.crt")))).contains("192.0.2.8");
    }

    private static X509Certificate read(Path file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static List<String> names(X509Certificate certificate) throws Exception {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        assertThat(names).isNotNull();
        return names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }
}
