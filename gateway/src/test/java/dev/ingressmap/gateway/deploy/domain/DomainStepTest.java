package dev.ingressmap.gateway.deploy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.TwoApis;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps on domains, performed on a model instead of AWS. */
class DomainStepTest {

  private static final int ROUNDS = Rounds.of(500);

  private static final List<String> DOMAINS =
      List.of(
          "",
          "name: a.example.com, certificate: %1$s/first",
          "name: a.example.com, certificate: %1$s/second, hostedZone: Z1",
          "name: a.example.com, certificate: %1$s/first, hostedZone: Z2, basePath: v1",
          "name: a.example.com, certificate: %1$s/first, mutualTls: {truststore: 's3://b/t.pem'}",
          "name: a.example.com, certificate: %1$s/first,"
              + " mutualTls: {truststore: 's3://b/t.pem', version: x}",
          "name: b.example.com, certificate: %1$s/first, hostedZone: Z1",
          "name: b.example.com, certificate: %1$s/first, basePath: v2");

  @TempDir private Path folder;

  @Test
  void makeADomainAndLeadCallersThere() throws IOException {
    ModelDomains model = new ModelDomains();
    MapApis apis = TwoApis.of(settings(DOMAINS.get(6), false));

    List<DomainStep> steps = steps(model, apis);

    assertThat(steps)
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("MarkDomains", "CreateDomain", "LeadBasePath", "PointRecord");
    assertThat(steps).allMatch(step -> step.calls() == 1);
  }

  @Test
  void leadNobodyToWhatGoes() throws IOException {
    ModelDomains model = new ModelDomains();
    MapApis apis = TwoApis.of(settings(DOMAINS.get(6), false));
    model.perform(apis.settings(), steps(model, apis));
    Departure departure = Departure.ofMap(apis.ids().values());

    List<DomainStep> steps =
        DomainSteps.leaving(apis.settings(), departure, model.read(apis.settings()).found());

    assertThat(steps)
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("RemoveRecord", "UnmapBasePath", "DeleteDomain");
  }

  /** From any state to any desired state, and after an interruption at any step. */
  @Test
  void makeTheModelWhatIsDesired() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    ModelDomains model = new ModelDomains();
    for (int round = 0; round < ROUNDS; round++) {
      String domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
      MapApis apis = TwoApis.of(settings(domain, random.nextBoolean()));
      String context = "-Dfuzz.seed=%d round %d: %s".formatted(seed, round, domain);

      List<DomainStep> opening = DomainSteps.opening(apis, model.read(apis.settings()));
      boolean cut = random.nextBoolean();
      model.perform(
          apis.settings(), cut ? opening.subList(0, random.nextInt(opening.size() + 1)) : opening);
      List<DomainStep> steps = steps(model, apis);
      model.perform(apis.settings(), steps.subList(0, random.nextInt(steps.size() + 1)));
      model.perform(apis.settings(), steps(model, apis));

      assertThat(DomainSteps.opening(apis, model.read(apis.settings()))).as(context).isEmpty();
      assertThat(DomainChange.between(apis, model.read(apis.settings()).found()))
          .as(context)
          .isEmpty();
      assertThat(steps(model, apis)).as(context).isEmpty();
      assertThat(model.names()).as(context).isEqualTo(names(apis.settings().domain()));
    }
  }

  private static Set<String> names(@Nullable Domain domain) {
    return domain == null ? Set.of() : Set.of(domain.name());
  }

  private static List<DomainStep> steps(ModelDomains model, MapApis apis) {
    LiveDomains live = model.read(apis.settings());
    return DomainSteps.of(apis, live, DomainChange.between(apis, live.found()));
  }

  private Settings settings(String domain, boolean split) throws IOException {
    String certificate = "arn:aws:acm:eu-central-1:123456789012:certificate";
    boolean splits = split && !domain.isEmpty() && !domain.contains("basePath");
    Path file =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "api: {name: demo%s}\n%s"
                .formatted(
                    splits ? ", split: [b]" : "",
                    domain.isEmpty() ? "" : "domain: {" + domain.formatted(certificate) + "}\n"));
    return SettingsFile.read(file);
  }
}
