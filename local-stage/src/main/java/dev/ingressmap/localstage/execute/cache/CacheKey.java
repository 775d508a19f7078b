package dev.ingressmap.localstage.execute.cache;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.RequestSources;
import dev.ingressmap.localstage.mapping.Mapping;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Sources;
import dev.ingressmap.localstage.model.api.Integration;
import java.util.List;
import java.util.Objects;

/**
 * What an answer is kept for. Nothing else of a request matters, not even a path parameter, unless
 * the integration says so.
 *
 * @param values of the integration's cache key parameters
 */
record CacheKey(
    String apiId, String stage, String namespace, String method, List<List<String>> values) {

  CacheKey {
    values = List.copyOf(values);
  }

  static CacheKey of(Call call) {
    Integration integration = call.integration();
    Sources sources = new RequestSources(call);
    return new CacheKey(
        call.apiId(),
        call.stageName(),
        Objects.requireNonNullElse(integration.cacheNamespace(), call.match().resource().id()),
        call.request().method(),
        integration.cacheKeyParameters().stream()
            .map(name -> source(name, integration).values(sources))
            .toList());
  }

  /** Where the value of a parameter comes from, which is one of the method or the integration. */
  private static MappingExpression source(String name, Integration integration) {
    for (Mapping mapping : integration.requestParameters()) {
      if (mapping.target().toString().equals(name)) {
        return mapping.source();
      }
    }
    return MappingExpression.of(name);
  }

  /** Of the values. */
  int count() {
    int count = 0;
    for (List<String> several : values) {
      count += 1 + several.size();
    }
    return count;
  }

  /** In characters. */
  int length() {
    int length = namespace.length();
    for (List<String> several : values) {
      for (String value : several) {
        length += value.length();
      }
    }
    return length;
  }
}
