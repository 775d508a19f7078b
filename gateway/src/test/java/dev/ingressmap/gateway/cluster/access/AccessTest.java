package dev.ingressmap.gateway.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of a cluster, and the messages about kubeconfigs that lead to none. */
class AccessTest {

  private static final String TWO =
      """
      apiVersion: v1
      kind: Config
      current-context: dev
      contexts:
        - name: dev
          context: {cluster: dev, namespace: shop, user: me}
        - name: prod
          context: {cluster: prod, user: me, extensions: []}
      clusters:
        - name: dev
          cluster: {server: "https://dev.example.com:6443"}
        - name: prod
          cluster: {server: "https://prod.example.com/k8s/clusters/c-1"}
      users:
        - name: me
          user: {token: hidden}
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = write("two", TWO);
  }

  @Test
  void isTheCurrentContextOrTheOneThatIsNamed() {
    assertThat(find(null, Map.of())).isEqualTo("context dev (https://dev.example.com:6443)");
    assertThat(find("prod", Map.of()))
        .isEqualTo("context prod (https://prod.example.com/k8s/clusters/c-1)");
  }

  @Test
  void needsNoUser() throws IOException {
    Path kubeconfig = write("anonymous", TWO.replace("user: me}", "user: \"\"}"));

    assertThat(found(kubeconfig, null, Map.of())).startsWith("context dev (");
  }

  @Test
  void isInTheFileOfTheHomeFolder() throws IOException {
    Files.createDirectory(folder.resolve(".kube"));
    Files.copy(file, folder.resolve(".kube/config"));

    assertThat(found(null, null, Map.of())).startsWith("context dev (");
  }

  @Test
  void isInTheFirstFileOfTheEnvironmentThatHasIt() throws IOException {
    Path first =
        write(
            "first",
            """
            contexts: [{name: prod, context: {cluster: other}}, {name: own, context: {cluster: dev}}]
            clusters: [{name: other, cluster: {server: "https://other.example.com"}}]
            """);
    Map<String, String> variables =
        Map.of(
            "KUBECONFIG",
            String.join(
                File.pathSeparator,
                first.toString(),
                "",
                folder.resolve("missing").toString(),
                file.toString()));

    assertThat(found(null, null, variables)).startsWith("context dev (https://dev.");
    assertThat(found(null, "prod", variables)).startsWith("context prod (https://other.");
    assertThat(found(null, "own", variables)).startsWith("context own (https://dev.");
  }

  @Test
  void isTheFileThatIsNamedWhateverTheEnvironmentSays() throws IOException {
    String environment = write("other", TWO.replace("https://dev.", "https://no.")).toString();

    assertThat(find(null, Map.of("KUBECONFIG", environment)))
        .isEqualTo("context dev (https://dev.example.com:6443)");
  }

  @Test
  void isTheClusterAroundAPod() throws IOException {
    Path account = serviceAccount();

    assertThat(Access.find(source(null, null), pod(account, "10.96.0.1")).describe())
        .isEqualTo("this cluster (https://10.96.0.1:443)");
    assertThat(Access.find(source(null, null), pod(account, "fd00::1")).describe())
        .isEqualTo("this cluster (https://[fd00::1]:443)");
  }

  @Test
  void isTheKubeconfigEvenInAPod() throws IOException {
    Environment pod = pod(serviceAccount(), "10.96.0.1");

    assertThat(Access.find(source(file, null), pod).describe()).startsWith("context dev (");
  }

  @Test
  void saysWhatAPodLacks() throws IOException {
    Path account = serviceAccount();
    Files.delete(account.resolve("token"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Access.find(source(null, null), pod(account, "10.96.0.1")))
        .withMessage(account.resolve("token") + ": does not exist");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Access.find(source(null, null), pod(folder.resolve("no"), "10.96.0.1")))
        .withMessage(
            folder.resolve("no")
                + ": does not exist: the pod needs a service account with"
                + " automountServiceAccountToken: true");
  }

  @Test
  void saysWhereItLookedIfThereIsNone() {
    assertProblem(
        null,
        null,
        Map.of(),
        "no cluster to read: there is no "
            + folder.resolve(".kube/config")
            + ", KUBECONFIG is not set, and this is not a pod of a cluster: name a kubeconfig with"
            + " --kubeconfig");
    assertProblem(
        null,
        null,
        Map.of("KUBECONFIG", "/no/where"),
        "no cluster to read: there is no file of KUBECONFIG=/no/where, and this is not a pod of a"
            + " cluster: name a kubeconfig with --kubeconfig");
    assertProblem(
        null,
        "prod",
        Map.of(),
        "context prod: there is no kubeconfig that could have it: name one with --kubeconfig");
    assertProblem(Path.of(""), null, Map.of(), "--kubeconfig \"\": names no file");
    assertProblem(folder.resolve("no"), null, Map.of(), folder.resolve("no") + ": does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          current-context: dev            | current-context: ""         | : has no current-context: choose one with --context: known are dev, prod
          current-context: dev            | current-context: prd        | : has no context "prd": did you mean prod?
          current-context: dev            | current-context: staging    | : has no context "staging": known are dev, prod
          namespace: shop, user: me       | user: you                   | :6: contexts[0].context.user: "you" is not in the kubeconfig: known are me
          cluster: dev, namespace         | cluster: prods, namespace   | :6: contexts[0].context.cluster: "prods" is not in the kubeconfig: did you mean prod?
          cluster: dev, namespace: shop,  |                             | :6: contexts[0].context.cluster: is required
          server: "https://dev.           | service: "https://dev.      | :11: clusters[0].cluster.server: is required
          https://dev.example.com:6443    | dev.example.com:6443        | :11: clusters[0].cluster.server: is not a URL such as https://10.0.0.1:6443
          https://dev.example.com:6443    | https://a:b@dev.example.com | :11: clusters[0].cluster.server: is not a URL such as https://10.0.0.1:6443
          6443"                           | 6443", tls-server-name: a   | :11: clusters[0].cluster[tls-server-name]: cannot be used, because Java's HTTP client checks the name in server: put that name there
          6443"                           | 6443", proxy-url: socks5://a | :11: clusters[0].cluster[proxy-url]: cannot be used: only HTTP proxies such as http://proxy:3128 can
          6443"                           | 6443", certificate-authority-data: "%" | :11: clusters[0].cluster[certificate-authority-data]: is not Base64
          6443"                           | 6443", certificate-authority-data: AAAA | :11: clusters[0].cluster: its certificate-authority has no certificate in PEM
          6443"                           | 6443", insecure-skip-tls-verify: 1 | :11: clusters[0].cluster[insecure-skip-tls-verify]: must be true or false
          6443"                           | 6443", certificate-authority: two, insecure-skip-tls-verify: true | :11: clusters[0].cluster[insecure-skip-tls-verify]: cannot be combined with certificate-authority: remove one
          token: hidden                   | auth-provider: {name: oidc} | :16: users[0].user[auth-provider]: cannot be used: get credentials by exec, as newer kubeconfigs do
          token: hidden                   | client-certificate-data: AAAA | :16: users[0].user: has only half of a certificate: client-key is missing
          token: hidden                   | client-certificate-data: AAAA, client-key-data: AAAA | :16: users[0].user: its client certificate is not a certificate in PEM
          token: hidden                   | token: "hid den"            | :16: users[0].user.token: has characters that no token has
          token: hidden                   | token: 4711                 | :16: users[0].user.token: must be a string: quote it
          token: hidden                   | token: hidden, token: twice | :16: users[0].user.token: is given twice
          contexts:                       | contexts: {} #              | :5: not valid YAML: expected <block end>, but found '<block sequence start>'
          """)
  void saysWhatIsWrongWithAKubeconfig(String text, @Nullable String other, String problem)
      throws IOException {
    String broken =
        TWO.replaceFirst(java.util.regex.Pattern.quote(text), other == null ? "" : other);
    assertThat(broken).isNotEqualTo(TWO);
    Path kubeconfig = write("broken", broken);

    assertProblem(kubeconfig, null, Map.of(), kubeconfig + problem);
  }

  @Test
  void readsFilesBesideTheKubeconfig() throws IOException {
    Path kubeconfig = write("beside", TWO.replace("6443\"", "6443\", certificate-authority: ca"));

    assertProblem(
        kubeconfig,
        null,
        Map.of(),
        kubeconfig + ":11: certificate-authority: " + folder.resolve("ca") + ": does not exist");
  }

  private Path serviceAccount() throws IOException {
    Path account = Files.createDirectory(folder.resolve("account"));
    Files.writeString(account.resolve("token"), "hidden\n");
    Files.writeString(account.resolve("ca.crt"), "");
    return account;
  }

  private Environment pod(Path account, String host) {
    return new Environment(
        Map.of("KUBERNETES_SERVICE_HOST", host, "KUBERNETES_SERVICE_PORT", "443"), folder, account);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String find(@Nullable String context, Map<String, String> variables) {
    return found(file, context, variables);
  }

  private String found(
      @Nullable Path kubeconfig, @Nullable String context, Map<String, String> variables) {
    Environment environment = new Environment(variables, folder, folder.resolve("none"));
    return Access.find(source(kubeconfig, context), environment).describe();
  }

  private void assertProblem(
      @Nullable Path kubeconfig,
      @Nullable String context,
      Map<String, String> variables,
      String problem) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> found(kubeconfig, context, variables))
        .withMessage(problem);
  }

  private static ClusterSource source(@Nullable Path kubeconfig, @Nullable String context) {
    return new ClusterSource(kubeconfig, context, List.of());
  }
}
