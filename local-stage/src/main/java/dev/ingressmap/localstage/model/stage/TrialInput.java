package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.Copies;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trial is called with.
 *
 * @param pathWithQuery absent for the path of the resource
 * @param clientCertificateId the certificate that backends see; absent for none
 */
public record TrialInput(
    @Nullable String pathWithQuery,
    Map<String, List<String>> headers,
    String body,
    Map<String, String> stageVariables,
    @Nullable String clientCertificateId) {

  public TrialInput {
    headers = Copies.map(headers);
    stageVariables = Copies.map(stageVariables);
  }
}
