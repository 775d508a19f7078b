package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Stage.AccessLog;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stage is beside its deployments, live and desired, as named values. */
public final class StageSettingFields {

  public static final String METHODS = "methodSettings.";
  static final String VARIABLES = "variables.";
  public static final String CLIENT_CERTIFICATE = "clientCertificateId";

  private StageSettingFields() {}

  public static SortedMap<String, String> of(
      software.amazon.awssdk.services.apigateway.model.Stage live) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("description", live.description() == null ? "" : live.description());
    live.variables().forEach((name, value) -> fields.put(VARIABLES + name, value));
    fields.put("tracingEnabled", String.valueOf(Boolean.TRUE.equals(live.tracingEnabled())));
    boolean cache = Boolean.TRUE.equals(live.cacheClusterEnabled());
    fields.put("cacheClusterEnabled", String.valueOf(cache));
    if (cache) {
      fields.put("cacheClusterSize", live.cacheClusterSize());
    }
    if (live.accessLogSettings() != null) {
      NamedValues.put(
          fields, "accessLogSettings.destinationArn", live.accessLogSettings().destinationArn());
      NamedValues.put(fields, "accessLogSettings.format", live.accessLogSettings().format());
    }
    NamedValues.put(fields, CLIENT_CERTIFICATE, live.clientCertificateId());
    live.methodSettings()
        .forEach((key, setting) ->
            MethodSettingFields.of(setting)
                .forEach((name, value) ->
                    fields.put(METHODS + MethodSettingKey.read(key) + "." + name, value)));
    return fields;
  }

  public static SortedMap<String, String> of(DesiredApi api) {
    Stage desired = api.settings().stage();
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("description", desired.description());
    desired.variables().forEach((name, value) -> fields.put(VARIABLES + name, value));
    fields.put("tracingEnabled", String.valueOf(desired.tracing()));
    fields.put("cacheClusterEnabled", String.valueOf(desired.cacheSize() != null));
    if (desired.cacheSize() != null) {
      fields.put("cacheClusterSize", desired.cacheSize());
    }
    AccessLog log = desired.accessLog();
    if (log != null) {
      // AWS takes the ARN of a log group with and without this, and gives it without.
      fields.put("accessLogSettings.destinationArn", log.destination().replaceFirst(":\\*$", ""));
      fields.put("accessLogSettings.format", log.format());
    }
    NamedValues.put(fields, CLIENT_CERTIFICATE, desired.clientCertificate());
    api.methodSettings()
        .forEach((method, settings) ->
            MethodSettingFields.of(settings)
                .forEach((name, value) -> fields.put(METHODS + method + "." + name, value)));
    return fields;
  }
}
