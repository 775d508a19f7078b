package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that AWS returned a certificate. */
public record Pem(String text) {

  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----\\R(?:[A-Za-z0-9+/=]{1,76}\\R)++-----END CERTIFICATE-----");

  public Pem {
    text = text.strip();
    if (!CERTIFICATE.matcher(text).matches()) {
      throw new InvalidInput("API Gateway's answer is not a certificate in PEM");
    }
  }

  List<Line> lines() {
    return text.lines().map(Line::of).toList();
  }
}
