package dev.ingressmap.gateway.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.api.ApiValue;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.LiveDetails;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.domain.LiveDomains;
import dev.ingressmap.gateway.deploy.stage.Deployments;
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
            Map.of(ApiValue.DESCRIPTION, "@|red mine|@"),
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
            null,
            Map.of());

    assertThat(lines.stream().map(line -> line.lead() + line.text()))
        .anyMatch(line -> line.equals("  ~ api    demo"))
        .anyMatch(line -> line.endsWith("  @|red mine|@ -> Many teams, one API."));
  }
}
