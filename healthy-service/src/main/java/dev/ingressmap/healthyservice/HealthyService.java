package dev.ingressmap.healthyservice;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The JSON service, alone or in another application's JVM. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthyProperties.class)
public class HealthyService {

  public static void main(String[] args) {
    application().run(args);
  }

  /** The service, ready to be run with arguments such as {@code --server.port=0}. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(HealthyService.class);
    application.setMainApplicationClass(HealthyService.class);
    application.setDefaultProperties(Map.of("spring.config.name", "healthy-service"));
    return application;
  }
}
