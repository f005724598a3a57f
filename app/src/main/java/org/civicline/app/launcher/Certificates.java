package org.civicline.app.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The installation's own certificate authority, and the certificate of its web server: browsers hand out the microphone
 * only over HTTPS once the page is not on the same machine. Made with the JDK's {@code keytool}.
 */
final class Certificates {

    static final String SERVER_STORE = "server.p12";
    static final String SERVER_ALIAS = "server";
    static final String SERVER_CERTIFICATE = "server.crt";
    static final String SERVER_KEY = "server.key";
    private static final String AUTHORITY_STORE = "authority.p12";
    private static final String AUTHORITY_ALIAS = "authority";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Home home;
    private final String password;

    Certificates(Home home, Secrets secrets) {
        this.home = home;
        this.password = secrets.get("tls");
    }

    /** What people install in their browsers and telephones to trust this server. */
    Path authority() {
        return home.tls("authority.crt");
    }

    /** Makes what is not there yet; the server's certificate anew when the machine has got other addresses. */
    void prepare(InetAddress listen) throws IOException, InterruptedException {
        Home.create(home.tls(""));
        Path passwordFile = home.tls(".password");
        PrivateFile.write(passwordFile, password);
        try {
            if (!Files.exists(authority())) {
                makeAuthority(passwordFile);
            }
            String names = names(listen);
            Path namesFile = home.tls("names");
            if (!Files.exists(namesFile) || !Files.readString(namesFile).equals(names)) {
                makeServer(passwordFile, names);
                PrivateFile.write(namesFile, names);
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void makeAuthority(Path passwordFile) throws IOException, InterruptedException {
        Path store = home.tls(AUTHORITY_STORE);
        Files.deleteIfExists(store);
        keytool(
                store,
                passwordFile,
                "-genkeypair",
                "-alias",
                AUTHORITY_ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=CivicLine " + Settings.hostName(),
                "-validity",
                "3650",
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
        keytool(
                store,
                passwordFile,
                "-exportcert",
                "-rfc",
                "-alias",
                AUTHORITY_ALIAS,
                "-file",
                authority().toString());
    }

    private void makeServer(Path passwordFile, String names) throws IOException, InterruptedException {
        Path store = home.tls(SERVER_STORE);
        Path request = home.tls("server.csr");
        Path certificate = home.tls(SERVER_CERTIFICATE);
        Files.deleteIfExists(store);
        keytool(
                store,
                passwordFile,
                "-genkeypair",
                "-alias",
                SERVER_ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + Settings.hostName());
        keytool(store, passwordFile, "-certreq", "-alias", SERVER_ALIAS, "-file", request.toString());
        // browsers refuse certificates of more than 825 days
        keytool(
                home.tls(AUTHORITY_STORE),
                passwordFile,
                "-gencert",
                "-rfc",
                "-alias",
                AUTHORITY_ALIAS,
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-validity",
                "820",
                "-ext",
                "san=" + names,
                "-ext",
                "eku=serverAuth",
                "-ext",
                "ku:critical=digitalSignature");
        keytool(
                store,
                passwordFile,
                "-importcert",
                "-noprompt",
                "-alias",
                AUTHORITY_ALIAS,
                "-file",
                authority().toString());
        keytool(
                store,
                passwordFile,
                "-importcert",
                "-noprompt",
                "-alias",
                SERVER_ALIAS,
                "-file",
                certificate.toString());
        writeKey(store);
        Files.delete(request);
    }

    /** The private key as PEM, for servers that know no key store (Asterisk). */
    private void writeKey(Path store) throws IOException {
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            byte[] key = keys.getKey(SERVER_ALIAS, password.toCharArray()).getEncoded();
            PrivateFile.write(
                    home.tls(SERVER_KEY),
                    "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                            .formatted(
                                    Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(Path store, Path passwordFile, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:file", passwordFile.toString()));
        Commands.Result result = Commands.run(LIMIT, command);
        if (!result.succeeded()) {
            throw new IOException("keytool: " + result.lastLine());
        }
    }

    /** All names and addresses this machine may be reached by, in keytool's form. */
    private static String names(InetAddress listen) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("dns:localhost", "ip:127.0.0.1"));
        String host = Settings.hostName();
        if (host.matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*")) {
            names.add("dns:" + host);
        }
        if (listen.isAnyLocalAddress()) {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .forEach(address -> names.add("ip:" + address));
        } else {
            names.add("ip:" + listen.getHostAddress());
        }
        return names.stream().collect(Collectors.joining(","));
    }

    /** Trusts our own authority, for asking our own server how it is. */
    SSLContext trustingOurs() throws IOException {
        try (InputStream file = Files.newInputStream(authority())) {
            Certificate authority = CertificateFactory.getInstance("X.509").generateCertificate(file);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(AUTHORITY_ALIAS, authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (CertificateException e) {
            throw new IOException("the certificate " + authority() + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
