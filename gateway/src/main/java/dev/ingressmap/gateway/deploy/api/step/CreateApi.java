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
 * Creates a map's API while others may do the same. AWS refuses no second one, so each looks once
 * more after its own creation: the one that sees no other stays, since every later one sees it; of
 * those that see one another, the first stays.
 */
record CreateApi(Settings settings) implements ApiStep {

  /** More than a deletion takes that AWS throttles; one that is not done by then was cut short. */
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

  /** Leaves no id if somebody else's API stays in its place. */
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
      // One that has a stage saw no other API, and went on.
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
