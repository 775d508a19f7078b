package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.AccessLogSettings;

/**
 * A stage of an API.
 *
 * @param deployment the id of the live deployment, empty for none
 * @param canary gets a percentage of the traffic; null for none
 * @param cacheSize in GB, if the cache is on; null if AWS does not return one
 * @param logDestination null or empty for none, as are the log's format and the certificate
 * @param clientCertificate the id of the certificate that it presents to backends
 * @param methods the settings of methods, by AWS's keys for methods, and then by AWS's names of
 *     settings
 */
public record Stage(
    String name,
    String description,
    String deployment,
    @Nullable Canary canary,
    boolean tracing,
    boolean cached,
    @Nullable String cacheSize,
    @Nullable String logDestination,
    @Nullable String logFormat,
    @Nullable String clientCertificate,
    Map<String, String> variables,
    Map<String, Map<String, String>> methods) {

  public Stage {
    variables = Map.copyOf(variables);
    methods = Map.copyOf(methods);
  }

  static Stage of(software.amazon.awssdk.services.apigateway.model.Stage live) {
    boolean cached = Given.flag(live.cacheClusterEnabled());
    AccessLogSettings log = live.accessLogSettings();
    return new Stage(
        Given.required(live.stageName(), "stageName"),
        Given.text(live.description()),
        Given.text(live.deploymentId()),
        Canary.of(live.canarySettings()),
        Given.flag(live.tracingEnabled()),
        cached,
        cached ? live.cacheClusterSize() : null,
        log == null ? null : log.destinationArn(),
        log == null ? null : log.format(),
        live.clientCertificateId(),
        Given.map(live.variables()),
        Given.map(live.methodSettings(), Given::texts));
  }
}
