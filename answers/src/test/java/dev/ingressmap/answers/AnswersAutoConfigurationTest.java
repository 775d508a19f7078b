package dev.ingressmap.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

class AnswersAutoConfigurationTest {

  @Test
  void isNotThereForWhoHasNoAnswers() {
    try (Running other = Running.start(new SpringApplication(Other.class))) {
      assertThat(other.context().getBeansOfType(AnswersAutoConfiguration.class)).isEmpty();
    }
  }

  @Test
  void commandLineWinsOverTheSharedSettings() throws Exception {
    try (Running service =
        Running.start(Sample.application(), "--management.endpoints.web.exposure.include=health")) {
      assertThat(service.manage("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(service.manage("/actuator/prometheus").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void managementMayShareTheMainPort() throws Exception {
    try (Running service =
        new Running(Sample.application().run("--server.port=0", "--management.server.port="))) {
      assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(service.get("/known").body()).isEqualTo("known");
    }
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Other {}
}
