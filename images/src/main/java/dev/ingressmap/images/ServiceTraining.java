package dev.ingressmap.images;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Trains a service: it gets typical HTTP requests and is then stopped as by an orchestrator. */
public final class ServiceTraining extends Training {

  private static final int SIGTERM = 128 + 15;

  /**
   * Requests to the service, as {@code GET /health}, {@code GET /x Accept: text/html} or {@code
   * POST /x {"a": 1}}.
   */
  private List<String> requests = List.of();

  /**
   * Requests to its management port: what orchestrators, monitoring and curious people request from
   * Actuator.
   */
  private List<String> managementRequests =
      List.of(
          "GET /actuator/health",
          "GET /actuator/health/liveness",
          "GET /actuator/health/readiness",
          "GET /actuator/info",
          "GET /actuator/metrics",
          "GET /actuator/prometheus",
          "GET /actuator/sbom/application");

  /** How often each request is made. */
  private int rounds = 100;

  /** The variable with the service's port. */
  private String portVariable = "SERVER_PORT";

  /** Further environment variables for the service. */
  private Map<String, String> environment = Map.of();

  /** The service's output when it is ready; without it, it is ready when it answers. */
  private String ready = "";

  static ServiceTraining of(String... requests) {
    ServiceTraining training = new ServiceTraining();
    training.requests = List.of(requests);
    training.managementRequests = List.of();
    return training;
  }

  @Override
  void put(Trainee trainee, Jdk jdk) {
    int port = Trainee.freePort();
    int managementPort = Trainee.freePort();
    List<TrainingRequest> all =
        Stream.concat(
                requests.stream().map(text -> TrainingRequest.of(text, port)),
                managementRequests.stream().map(text -> TrainingRequest.of(text, managementPort)))
            .toList();
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(portVariable, String.valueOf(port));
    variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
    Process process = trainee.start(variables, List.of());
    try {
      trainee.await(process, () -> trainee.hasSaid(ready));
      HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
      for (TrainingRequest request : all) {
        trainee.await(process, () -> answered(client, request));
      }
      for (int round = 1; round < rounds; round++) {
        for (TrainingRequest request : all) {
          if (!answered(client, request)) {
            throw trainee.failure("no answer to " + request.text());
          }
        }
      }
      process.destroy();
      trainee.awaitEnd(process, SIGTERM, 0);
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  String key() {
    return rounds
        + " rounds of "
        + requests
        + " and "
        + managementRequests
        + " in "
        + new TreeMap<>(environment);
  }

  private static boolean answered(HttpClient client, TrainingRequest request) {
    try {
      client.send(request.http(), BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuildFailure("training was interrupted");
    }
  }
}
