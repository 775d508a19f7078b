package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.mapping.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mapping expressions can read in the request of a call. */
public record RequestSources(Call call) implements CallSources {

  @Override
  public List<String> parameter(Place place, String name) {
    return switch (place) {
      case PATH -> path(call, name);
      case QUERYSTRING -> call.query(name);
      case HEADER -> call.headers().getValuesList(name);
    };
  }

  /** The value of a path parameter, if there is one. */
  public static List<String> path(Call call, String name) {
    String value = call.pathParameters().get(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public @Nullable String body(String path) {
    return call.body().find(path, GatewayResponse.BAD_REQUEST_JSON);
  }
}
