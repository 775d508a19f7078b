package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Endpoint;
import dev.ingressmap.gateway.settings.Settings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * The creation of a map's API while others may be at the same. AWS refuses no second one, so each
 * looks once more after its own creation: who sees no other stays, since every later one sees it;
 * of those who see one another, the first stays.
 */
final class Creation {

  /** More than a deletion takes that AWS throttles; who is not done by then was cut short. */
  private static final int LOOKS = 120;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final Comparator<RestApi> FIRST =
      Comparator.comparing(RestApi::createdDate).thenComparing(RestApi::id);

  private final ApiGateway aws;
  private final LiveApiReader reader;
  private final Consumer<String> progress;

  Creation(ApiGateway aws, LiveApiReader reader, Consumer<String> progress) {
    this.aws = aws;
    this.reader = reader;
    this.progress = progress;
  }

  /** The id of a new API; nothing if somebody else's stays in its place. */
  Optional<String> create(Settings settings) {
    Api api = settings.api();
    Map<String, String> tags = MapTags.ofApi(settings);
    String id = aws.createApi(api.title(), api.description(), tags, endpoint(api.endpoint())).id();
    for (int look = 1; true; look++) {
      List<RestApi> owned = reader.owned();
      List<RestApi> others = owned.stream().filter(other -> !other.id().equals(id)).toList();
      if (others.isEmpty()) {
        return Optional.of(id);
      }
      boolean first = owned.stream().min(FIRST).orElseThrow().id().equals(id);
      // Who has a stage saw no other API, and went on.
      if (!first || look == LOOKS || others.stream().anyMatch(o -> aws.stages().exist(o.id()))) {
        giveWay(id);
        return Optional.empty();
      }
      aws.pause(BETWEEN_LOOKS);
    }
  }

  private static EndpointConfiguration endpoint(Endpoint endpoint) {
    return EndpointConfiguration.builder()
        .typesWithStrings(endpoint.type().name())
        .vpcEndpointIds(endpoint.vpcEndpoints().isEmpty() ? null : endpoint.vpcEndpoints())
        .build();
  }

  private void giveWay(String id) {
    progress.accept("deleting API " + id + " again: somebody else has just created the same");
    aws.deleteApi(id);
    for (int look = 1; look < LOOKS && reader.owned().size() > 1; look++) {
      aws.pause(BETWEEN_LOOKS);
    }
  }
}
