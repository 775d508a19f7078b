package dev.ingressmap.defaultbackend;

import dev.ingressmap.answers.Answer;
import dev.ingressmap.answers.Answers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.springframework.stereotype.Component;

/**
 * Answers the error that nginx names in X-Code and X-Format, or else a 404; {@code ok} at /healthz.
 */
@Component
final class BackendAnswers implements Answers {

  private static final Pattern ERROR_CODE = Pattern.compile("[45][0-9]{2}");

  private final Answer ok = Answer.of("/healthz", 200, "text/plain;charset=utf-8", "ok");
  private final List<ErrorPage> pages =
      IntStream.rangeClosed(400, 599).mapToObj(ErrorPage::new).toList();
  private final MeterProvider<Counter> requests;

  BackendAnswers(MeterRegistry registry) {
    requests =
        Counter.builder("default.backend.requests")
            .description("Error answers, by status code and format")
            .withRegistry(registry);
  }

  @Override
  public Answer answerTo(Request request) {
    String method = request.getMethod();
    boolean read = method.equals("GET") || method.equals("HEAD");
    if (read && Request.getPathInContext(request).equals("/healthz")) {
      return ok;
    }
    return error(code(request.getHeaders()), format(request.getHeaders()));
  }

  private Answer error(int code, Format format) {
    requests.withTags("code", Integer.toString(code), "format", format.mediaType()).increment();
    return pages.get(code - 400).in(format);
  }

  private static int code(HttpFields headers) {
    String code = headers.get("X-Code");
    return code != null && ERROR_CODE.matcher(code).matches() ? Integer.parseInt(code) : 404;
  }

  private static Format format(HttpFields headers) {
    String format = String.join(",", headers.getValuesList("X-Format"));
    String accept = String.join(",", headers.getValuesList("Accept"));
    return Accept.parse(format.isBlank() ? accept : format).preferred();
  }
}
