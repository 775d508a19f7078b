package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Settings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Creates a map's API while other runs may do the same. AWS does not refuse a second API, so each
 * run looks again after its own creation. A run that sees no other API keeps its own, because every
 * later run sees it. If runs see each other's APIs, the first API stays.
 */
record CreateApi(Settings settings) implements ApiStep {

  /** More polls than a throttled deletion takes. One that is not done by then was interrupted. */
  private static final int LOOKS = 120;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final Comparator<RestApi> FIRST =
      Comparator.comparing(RestApi::created).thenComparing(RestApi::id);

  @Override
  public String text(ApiWork work) {
    return "creating API " + settings.api().title();
  }

  @Override
  public int calls() {
    return 2;
  }

  /** Sets no id if somebody else's API stays in its place. */
  @Override
  public void perform(ApiWork work) {
    ApiGateway aws = work.aws();
    Api api = settings.api();
    String id =
        aws.apis()
            .create(
                api.title(),
                api.description(),
                MapTags.ofApi(settings),
                api.endpoint().type().name(),
                api.endpoint().vpcEndpoints());
    LiveApiReader reader = new LiveApiReader(aws, settings);
    for (int look = 1; true; look++) {
      List<RestApi> owned = reader.owned();
      List<RestApi> others = owned.stream().filter(other -> !other.id().equals(id)).toList();
      if (others.isEmpty()) {
        work.created(id);
        return;
      }
      boolean first = owned.stream().min(FIRST).orElseThrow().id().equals(id);
      // If it has a stage, its run saw no other API and continued.
      if (!first || look == LOOKS || others.stream().anyMatch(o -> aws.stages().exist(o.id()))) {
        giveWay(work, reader, id);
        return;
      }
      aws.pause(BETWEEN_LOOKS);
    }
  }

  private static void giveWay(ApiWork work, LiveApiReader reader, String id) {
    work.tell("deleting API " + id + " again: somebody else has just created the same");
    work.aws().apis().delete(id);
    for (int look = 1; look < LOOKS && reader.owned().size() > 1; look++) {
      work.aws().pause(BETWEEN_LOOKS);
    }
  }
}
