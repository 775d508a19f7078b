package dev.ingressmap.healthyservice;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The version that the service shows, and its path, which teams on a shared host can change. */
@ConfigurationProperties("healthy")
record HealthyProperties(
    @DefaultValue("v1.0") String version, @DefaultValue("/health") String path) {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  HealthyProperties {
    if (version.isBlank()) {
      throw new IllegalArgumentException("healthy.version is blank: set the version to show");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "healthy.path is not a path such as /orders/health: " + path);
    }
  }
}
