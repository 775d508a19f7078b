package dev.ingressmap.gateway.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A certificate and its key in PEM, created with the JDK's keytool. */
public record KeyPairFiles(KeyStore store, Path certificate, Path key) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  public static KeyPairFiles create(Path folder, String name, String algorithm, String extension)
      throws Exception {
    Path file = Files.createTempDirectory(folder, name).resolve("store.p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-alias",
                "own",
                "-keystore",
                file.toString(),
                "-dname",
                "CN=" + name,
                "-keyalg",
                algorithm));
    if (!extension.isEmpty()) {
      command.addAll(List.of("-ext", extension));
    }
    Process keytool = new ProcessBuilder(command).inheritIO().start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      store.load(input, PASSWORD);
    }
    return new KeyPairFiles(
        store,
        pem(file, "CERTIFICATE", store.getCertificate("own").getEncoded()),
        pem(file, "PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded()));
  }

  private static Path pem(Path beside, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        beside.resolveSibling(what.replace(" ", "-") + ".pem"),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** The user of a kubeconfig. */
  public String asUser() {
    return "client-certificate: " + certificate + ", client-key: " + key;
  }

  /** A user that logs in by a plugin. */
  public String asPlugin() throws IOException {
    String version = "client.authentication.k8s.io/v1beta1";
    String credential =
        new JsonMapper()
            .writeValueAsString(
                Map.of(
                    "kind",
                    "ExecCredential",
                    "apiVersion",
                    version,
                    "status",
                    Map.of(
                        "clientCertificateData",
                        Files.readString(certificate),
                        "clientKeyData",
                        Files.readString(key))));
    Path plugin =
        Files.writeString(
            certificate.resolveSibling("plugin"),
            "#!/bin/sh\ncat <<'END'\n" + credential + "\nEND\n");
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    return "exec: {apiVersion: " + version + ", command: " + plugin + "}";
  }

  /** The context of a server with this key, which trusts clients with another. */
  public SSLContext contextThatTrusts(KeyPairFiles client) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", client.store.getCertificate("own"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
