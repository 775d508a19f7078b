package dev.ingressmap.healthyservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Container;
import dev.ingressmap.images.ServiceImageContract;
import org.junit.jupiter.api.Test;

class HealthyImageIT extends ServiceImageContract {

  HealthyImageIT() {
    super("/health");
  }

  @Test
  void answersAsItsEnvironmentSays() throws Exception {
    try (Container container = ready("--env=HEALTHY_VERSION=v7")) {
      assertThat(container.get(8080, "/health").body())
          .isEqualTo("{\n\t\"version\": \"v7\",\n\t\"message\": \"We are Healthy!\"\n}");
      assertThat(container.get(8080, "/nope").statusCode()).isEqualTo(404);
      assertThat(container.get(8080, "/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysWhichCommitItIs() throws Exception {
    try (Container container = ready()) {
      assertThat(container.get(8081, "/actuator/info").body())
          .contains("\"git\"", System.getProperty("project.version"));
    }
  }

  @Test
  void logsAsToldToAndNothingElse() throws Exception {
    try (Container container = ready("--env=LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs")) {
      assertThat(container.logs().lines()).allMatch(line -> line.startsWith("{\"@timestamp\""));
    }
  }
}
