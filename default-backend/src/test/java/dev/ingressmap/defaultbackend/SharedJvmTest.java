package dev.ingressmap.defaultbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Answers;
import dev.ingressmap.answers.Running;
import dev.ingressmap.healthyservice.HealthyService;
import org.junit.jupiter.api.Test;

class SharedJvmTest {

  @Test
  void servicesKeepToThemselves() throws Exception {
    try (Running backend = Running.start(DefaultBackend.application())) {
      try (Running healthy = Running.start(HealthyService.application())) {
        assertThat(healthy.get("/health").statusCode()).isEqualTo(200);
        assertThat(healthy.get("/healthz").statusCode()).isEqualTo(404);
        assertThat(backend.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(backend.get("/health").statusCode()).isEqualTo(404);
        assertThat(healthy.manage("/actuator/info").body()).contains("\"healthy-service\"");
        assertThat(backend.manage("/actuator/info").body()).contains("\"default-backend\"");
        for (Running service : new Running[] {healthy, backend}) {
          assertThat(service.context().getBeansOfType(Answers.class)).hasSize(1);
        }
      }
      assertThat(backend.get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void managementCanBeSwitchedOff() throws Exception {
    try (Running backend =
        new Running(
            DefaultBackend.application().run("--server.port=0", "--management.server.port=-1"))) {
      assertThat(backend.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(backend.context().getEnvironment().getProperty("local.management.port")).isNull();
    }
  }
}
