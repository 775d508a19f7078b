package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.Copies;
import java.util.List;
import java.util.Map;

/**
 * What came of the call of a method.
 *
 * @param log the execution log
 * @param latency in milliseconds
 */
public record MethodTrial(
    int status, String body, Map<String, List<String>> headers, String log, long latency) {

  public MethodTrial {
    headers = Copies.map(headers);
  }
}
