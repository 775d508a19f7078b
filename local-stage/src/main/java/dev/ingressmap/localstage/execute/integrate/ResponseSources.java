package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallSources;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.mapping.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mapping expressions can read in the response of a call's integration. */
record ResponseSources(Call call, BackendAnswer answer) implements CallSources {

  @Override
  public List<String> parameter(Place place, String name) {
    return place == Place.HEADER ? answer.headers().getValuesList(name) : List.of();
  }

  @Override
  public @Nullable String body(String path) {
    return answer.body().find(path, GatewayResponse.API_CONFIGURATION_ERROR);
  }
}
