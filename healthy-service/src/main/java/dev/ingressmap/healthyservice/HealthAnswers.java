package dev.ingressmap.healthyservice;

import dev.ingressmap.answers.Answer;
import dev.ingressmap.answers.Answers;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** GET and HEAD /health: 200 while the service takes traffic, 503 before and after. */
@Component
final class HealthAnswers implements Answers {

  private static final String ROUTE = "/health";

  private final ApplicationAvailability availability;
  private final Answer healthy;
  private final Answer refusing;
  private final Answer notAllowed =
      Answer.problem(ROUTE, 405, "Only GET and HEAD are supported.").with("Allow", "GET, HEAD");

  HealthAnswers(ApplicationAvailability availability, HealthyProperties properties) {
    this.availability = availability;
    this.healthy = health(200, new Health(properties.version(), "We are Healthy!"));
    this.refusing = health(503, new Health(properties.version(), "We take no traffic."));
  }

  private static Answer health(int status, Health health) {
    return Answer.of(ROUTE, status, MediaType.APPLICATION_JSON_VALUE, health.toJson());
  }

  @Override
  public @Nullable Answer answerTo(Request request) {
    if (!ROUTE.equals(Request.getPathInContext(request))) {
      return null;
    }
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> ready() ? healthy : refusing;
      default -> notAllowed;
    };
  }

  private boolean ready() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
  }
}
