package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallSources;
import dev.ingressmap.localstage.execute.call.RequestSources;
import dev.ingressmap.localstage.mapping.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gateway responses can read from a request, even a malformed one. */
record RefusalSources(Call call) implements CallSources {

  @Override
  public List<String> parameter(Place place, String name) {
    return switch (place) {
      case PATH -> RequestSources.path(call, name);
      case QUERYSTRING -> query(name);
      case HEADER -> call.request().headers().getValuesList(name);
    };
  }

  @Override
  public @Nullable String body(String path) {
    return null;
  }

  /** The values of a query parameter; empty if the query is malformed. */
  private List<String> query(String name) {
    try {
      return call.request().parameters().getValuesOrEmpty(name);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return List.of();
    }
  }
}
