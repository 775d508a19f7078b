package dev.ingressmap.healthyservice;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the service says of itself, and at which path: where teams share a host, not /health. */
@ConfigurationProperties("healthy")
record HealthyProperties(
    @DefaultValue("v1.0") String version, @DefaultValue("/health") String path) {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  HealthyProperties {
    if (version.isBlank()) {
      throw new IllegalArgumentException("healthy.version is blank: it is what the answer shows");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "healthy.path is not a path such as /orders/health: " + path);
    }
  }
}
