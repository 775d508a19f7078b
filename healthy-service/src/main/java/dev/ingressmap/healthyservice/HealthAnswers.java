package dev.ingressmap.healthyservice;

import dev.ingressmap.answers.Answer;
import dev.ingressmap.answers.Answers;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers GET and HEAD at the path, /health by default: 200 while it takes traffic, 503 otherwise.
 */
@Component
final class HealthAnswers implements Answers {

  private final String route;
  private final ApplicationAvailability availability;
  private final Answer healthy;
  private final Answer refusing;
  private final Answer notAllowed;

  HealthAnswers(ApplicationAvailability availability, HealthyProperties properties) {
    this.availability = availability;
    this.route = properties.path();
    this.healthy = health(200, new Health(properties.version(), "We are Healthy!"));
    this.refusing = health(503, new Health(properties.version(), "We take no traffic."));
    this.notAllowed =
        Answer.problem(route, 405, "Only GET and HEAD are supported.").with("Allow", "GET, HEAD");
  }

  private Answer health(int status, Health health) {
    return Answer.of(route, status, MediaType.APPLICATION_JSON_VALUE, health.toJson());
  }

  @Override
  public @Nullable Answer answerTo(Request request) {
    if (!route.equals(Request.getPathInContext(request))) {
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
