package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.LiveCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of calls, by the API that AWS has and the Ingresses of a cluster. */
class ExplainCommandTest {

  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String NEWER = "2026-01-02T00:00:00Z";

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;
  @AutoClose private final LiveCluster cluster = new LiveCluster();

  ExplainCommandTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    cluster.declare("web", "all", OLD, "Prefix a.b/p");
    cluster.declare("shop", "a", OLD, "Exact a.b/a authorization=AWS_IAM");
    gateway.report("apply", "--auto-approve", "--from-cluster", kubeconfig());
  }

  @Test
  void isKnownOfTheLiveApi() throws IOException {
    cluster.delete("shop", "a");

    CommandRun live = gateway.run("explain", gateway.url("/a").toString(), "--from=live");
    assertThat(live.exitCode()).as(live.err()).isZero();
    assertThat(live.out())
        .contains(
            "Every method  /a\n",
            "  route    ANY /a  (shop/a)\n",
            "  from     Exact a.b/a of Ingress shop/a\n",
            "  who      AWS_IAM\n",
            "  calls    http://a.b/a\n")
        .doesNotContain("ingress ");
    assertThat(gateway.run("explain", "/a", "--from=live", "--from-cluster", kubeconfig()).out())
        .contains("  ingress  no rule of a.b takes it: the default backend answers\n");
    JsonNode report = gateway.report("explain", "/nowhere", "--from=live");
    assertThat(report.at("/answers/0/calls").asString())
        .startsWith("403 Missing Authentication Token");
    assertThat(report.get("writes").asInt()).isZero();
  }

  /** The ingress gives the path to an Ingress that is held back, since it knows no such thing. */
  @Test
  void namesTheTeamThatIsHeldBackAndGetsTheCallsNevertheless() throws IOException {
    cluster.declare("x", "i", NEWER, "Exact a.b/p/x authorisation=AWS_IAM");
    cluster.declare("x", "j", NEWER, "Exact a.b/new authorisation=AWS_IAM");

    CommandRun held = gateway.run("explain", "/p/x", "--from-cluster", kubeconfig());
    assertThat(held.out())
        .contains(
            "  route    ANY /p/{proxy+}  (web/all)\n",
            "  ingress  ANOTHER TEAM'S: Exact a.b/p/x of Ingress x/i (",
            "  waiting  Ingress x/i is held back: ")
        .doesNotContain("x/j");
    assertThat(gateway.run("explain", "/new", "--from-cluster", kubeconfig()).out())
        .contains("  answer   403 ", "  waiting  Ingress x/j is held back: ");
  }

  private String kubeconfig() throws IOException {
    return "--kubeconfig=" + cluster.kubeconfig(folder);
  }
}
