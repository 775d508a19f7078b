package dev.ingressmap.healthyservice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the service says of itself. */
@ConfigurationProperties("healthy")
record HealthyProperties(@DefaultValue("v1.0") String version) {

  HealthyProperties {
    if (version.isBlank()) {
      throw new IllegalArgumentException("healthy.version is blank: it is what /health shows");
    }
  }
}
