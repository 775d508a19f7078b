package dev.ingressmap.localstage;

import dev.ingressmap.defaultbackend.DefaultBackend;
import dev.ingressmap.healthyservice.HealthyService;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of this repository, on free ports of the loopback address. */
final class LocalServices implements AutoCloseable {

  private static final String[] ARGUMENTS = {
    "--server.address=127.0.0.1", "--server.port=0", "--management.server.port=-1"
  };

  private final CompletableFuture<ConfigurableApplicationContext> healthy;
  private final CompletableFuture<ConfigurableApplicationContext> defaultBackend;

  private LocalServices() {
    this.healthy = start(HealthyService.application());
    this.defaultBackend = start(DefaultBackend.application());
  }

  /** Begins to start them. {@link #addresses} waits until they answer. */
  static LocalServices start() {
    // One logback.xml is for everything in this JVM; two services starting at once would fight over
    // it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    return new LocalServices();
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
    return Map.of(
        "healthy-app",
        address(healthy.join()),
        "default-http-backend",
        address(defaultBackend.join()));
  }

  private static URI address(ConfigurableApplicationContext context) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            healthy.thenAcceptAsync(ConfigurableApplicationContext::close),
            defaultBackend.thenAcceptAsync(ConfigurableApplicationContext::close))
        .exceptionally(failure -> null)
        .join();
  }
}
