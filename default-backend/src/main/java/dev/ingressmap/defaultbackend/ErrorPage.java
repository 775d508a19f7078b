package dev.ingressmap.defaultbackend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ingressmap.answers.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** The answer for a status, in every format. */
final class ErrorPage {

  private static final String ROUTE = "/**";
  private static final String HTML = read("error.html");

  private final Answer text;
  private final Answer html;
  private final Answer json;
  private final Answer problem;

  ErrorPage(int code) {
    String page = HTML.replace("{title}", title(code)).replace("{detail}", detail(code));
    text = answer(code, Format.TEXT, "default backend - " + code);
    html = answer(code, Format.HTML, page);
    problem = Answer.problem(ROUTE, code, detail(code)).with("Vary", "Accept");
    json = problem.with("Content-Type", Format.JSON.mediaType());
  }

  Answer in(Format format) {
    return switch (format) {
      case TEXT -> text;
      case HTML -> html;
      case JSON -> json;
      case PROBLEM -> problem;
    };
  }

  private static Answer answer(int code, Format format, String body) {
    return Answer.of(ROUTE, code, format.mediaType() + ";charset=utf-8", body)
        .with("Vary", "Accept");
  }

  private static String title(int code) {
    HttpStatus status = HttpStatus.resolve(code);
    return status == null ? Integer.toString(code) : code + " " + status.getReasonPhrase();
  }

  private static String detail(int code) {
    if (code == 404) {
      return "No service is mapped to this host and path.";
    }
    return code < 500
        ? "The service behind this address refused the request."
        : "The service behind this address failed or could not be reached.";
  }

  private static String read(String resource) {
    try (InputStream in = ErrorPage.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
