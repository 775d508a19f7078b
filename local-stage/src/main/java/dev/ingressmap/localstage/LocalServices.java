package dev.ingressmap.localstage;

import dev.ingressmap.defaultbackend.DefaultBackend;
import dev.ingressmap.healthyservice.HealthyService;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of this repository that manifests name, on free ports of the loopback address. */
final class LocalServices implements AutoCloseable {

  private static final Map<String, Supplier<SpringApplication>> KNOWN =
      Map.of(
          "healthy-app", HealthyService::application,
          "default-http-backend", DefaultBackend::application);

  private static final String[] ARGUMENTS = {
    "--server.address=127.0.0.1",
    "--server.port=0",
    "--management.server.port=-1",
    // It would count log lines by a filter that each silent line of this whole JVM has to pass.
    "--spring.autoconfigure.exclude=" + LogbackMetricsAutoConfiguration.class.getName()
  };

  private final Map<String, CompletableFuture<ConfigurableApplicationContext>> contexts =
      new HashMap<>();

  private LocalServices() {}

  /**
   * Begins to start them. {@link #addresses} waits until they answer.
   *
   * @param named the Services of the manifests, as {@code namespace/name}
   */
  static LocalServices start(Set<String> named) {
    // One logback.xml is for everything in this JVM; two services starting at once would fight over
    // it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LocalServices services = new LocalServices();
    KNOWN.forEach((name, application) -> {
      if (named.stream().anyMatch(service -> service.endsWith("/" + name))) {
        services.contexts.put(name, start(application.get()));
      }
    });
    return services;
  }

  private static CompletableFuture<ConfigurableApplicationContext> start(
      SpringApplication application) {
    // It is closed with everything else, in the order that the local stage decides.
    application.setRegisterShutdownHook(false);
    application.setEnvironment(new ServiceEnvironment());
    CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("start-" + application.getMainApplicationClass())
        .start(() -> context.completeAsync(() -> application.run(ARGUMENTS), Runnable::run));
    return context;
  }

  /** Their addresses, by the Services of the manifests. */
  Map<String, URI> addresses() {
    Map<String, URI> addresses = new HashMap<>();
    contexts.forEach((name, context) -> addresses.put(name, address(context.join())));
    return addresses;
  }

  private static URI address(ConfigurableApplicationContext context) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            contexts.values().stream()
                .map(context -> context.thenAcceptAsync(ConfigurableApplicationContext::close))
                .toArray(CompletableFuture<?>[]::new))
        .exceptionally(failure -> null)
        .join();
  }
}
