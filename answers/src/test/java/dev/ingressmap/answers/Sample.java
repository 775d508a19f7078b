package dev.ingressmap.answers;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with answers and a controller, which can be made to wait. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class Sample {

  static final String LARGE = "0123456789abcdef".repeat(1 << 20);

  /** How many requests wait in the controller, and what lets them go. */
  final Semaphore waiting = new Semaphore(0);

  final CountDownLatch released = new CountDownLatch(1);

  static SpringApplication application() {
    SpringApplication application = new SpringApplication(Sample.class);
    application.setDefaultProperties(
        Map.of(
            "spring.config.import", "classpath:answers.yaml", "spring.application.name", "sample"));
    return application;
  }

  @Bean
  Answers answers() {
    Answer known = Answer.of("/known", 200, "text/plain", "known");
    Answer large = Answer.of("/large", 200, "text/plain", LARGE);
    return request ->
        switch (Request.getPathInContext(request)) {
          case "/known" -> known;
          case "/large" -> large;
          case "/broken" -> throw new IllegalStateException("broken");
          default -> null;
        };
  }

  @RequestMapping("/spring")
  String spring() {
    return "spring";
  }

  @GetMapping("/failing")
  String failing() {
    throw new IllegalStateException("failing");
  }

  @GetMapping("/wait")
  String await() throws InterruptedException {
    waiting.release();
    released.await();
    return "waited";
  }
}
