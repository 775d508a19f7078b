package dev.ingressmap.defaultbackend;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The default backend, alone or in another application's JVM. */
@SpringBootApplication(proxyBeanMethods = false)
public class DefaultBackend {

  public static void main(String[] args) {
    application().run(args);
  }

  /** The default backend, ready to be run with arguments such as {@code --server.port=0}. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(DefaultBackend.class);
    application.setMainApplicationClass(DefaultBackend.class);
    application.setDefaultProperties(Map.of("spring.config.name", "default-backend"));
    return application;
  }
}
