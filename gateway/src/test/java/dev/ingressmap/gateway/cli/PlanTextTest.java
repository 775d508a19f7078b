package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.Deployments;
import dev.ingressmap.gateway.deploy.LiveApi;
import dev.ingressmap.gateway.deploy.LiveDetails;
import dev.ingressmap.gateway.deploy.LiveDomains;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.Rollout;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Test
  void stylesItsOwnWordsOnly() {
    LiveApi live =
        new LiveApi(
            "abc",
            false,
            new TreeMap<>(Map.of("description", "@|red mine|@")),
            Map.of(),
            Set.of(),
            LiveDetails.NONE,
            null,
            Deployments.NONE,
            Set.of());
    LiveMap map =
        new LiveMap(
            new TreeMap<>(Map.of(Split.REST, live)),
            new TreeMap<>(),
            false,
            List.of(),
            LiveDomains.NONE);

    List<Line> lines =
        PlanText.of(
            MapPlan.of(new DesiredApi(Settings.DEFAULT, new TreeMap<>()), map, Rollout.WHOLE),
            null);

    assertThat(lines.stream().map(line -> line.lead() + line.text()))
        .anyMatch(line -> line.equals("  ~ api    demo"))
        .anyMatch(line -> line.endsWith("  @|red mine|@ -> Many teams, one API."));
  }
}
