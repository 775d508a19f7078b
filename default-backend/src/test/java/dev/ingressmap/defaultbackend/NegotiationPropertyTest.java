package dev.ingressmap.defaultbackend;

import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Running;
import dev.ingressmap.answers.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for any header; {@code -Dseed=…} repeats the run that printed it. */
class NegotiationPropertyTest {

  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final List<String> OURS =
      List.of("text/plain", "text/html", "application/json", "application/problem+json");
  private static final List<String> RANGES =
      List.of(
          "*/*",
          "text/*",
          "application/*",
          "image/*",
          "text/plain",
          "text/html",
          "application/json",
          "application/problem+json",
          "image/png",
          "text/css");

  private static final String CANARY = "canary";
  private static final List<String> PARTS =
      List.of(
          "text",
          "html",
          "application/json",
          "*",
          "/",
          ",",
          ";",
          "q=",
          "=",
          "\"",
          "\\",
          " ",
          "\t",
          "0",
          ".",
          "1",
          "4",
          "5",
          "-",
          "+",
          "\u00e9",
          CANARY,
          "charset=utf-8",
          "<",
          "%",
          "503");

  private static Running service;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() {
    service = Running.start(DefaultBackend.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private record Weighted(String range, int tenths, int position) {

    boolean covers(String type) {
      return range.equals(type)
          || range.equals("*/*")
          || range.equals(type.substring(0, type.indexOf('/')) + "/*");
    }

    int specificity() {
      return range.equals("*/*") ? 0 : range.endsWith("/*") ? 1 : 2;
    }

    @Override
    public String toString() {
      return range + ";q=" + tenths / 10 + "." + tenths % 10;
    }
  }

  @Test
  void theBestOfOurTypesIsServed() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      for (int round = 0; round < 300; round++) {
        List<Weighted> accept = weighted();
        String header = accept.stream().map(Weighted::toString).collect(Collectors.joining(", "));

        Reply reply = wire.send(request("GET", "/", "Accept: " + header)).reply();

        assertThat(reply.header("Content-Type").replace(";charset=utf-8", ""))
            .as("seed %d: %s", SEED, header)
            .isEqualTo(best(accept));
      }
    }
  }

  private List<Weighted> weighted() {
    List<String> ranges = new ArrayList<>(RANGES);
    Collections.shuffle(ranges, random);
    List<Weighted> weighted = new ArrayList<>();
    for (String range : ranges.subList(0, 1 + random.nextInt(6))) {
      weighted.add(new Weighted(range, random.nextInt(11), weighted.size()));
    }
    return weighted;
  }

  private static String best(List<Weighted> accept) {
    record Offer(String type, Weighted by) {}
    return OURS.stream()
        .flatMap(type ->
            accept.stream()
                .filter(weighted -> weighted.covers(type))
                .max(Comparator.comparingInt(Weighted::specificity))
                .map(by -> new Offer(type, by))
                .stream())
        .filter(offer -> offer.by.tenths > 0)
        .min(
            Comparator.comparingInt((Offer offer) -> -offer.by.tenths)
                .thenComparingInt(offer -> -offer.by.specificity())
                .thenComparingInt(offer -> offer.by.position))
        .map(Offer::type)
        .orElse("text/plain");
  }

  @Test
  void noHeaderMakesItFailOrComesBack() throws Exception {
    Wire wire = new Wire(service.port());
    for (int round = 0; round < 700; round++) {
      String code = noise(3);
      String[] headers = {"X-Code: " + code, "X-Format: " + noise(40), "Accept: " + noise(40)};

      Reply reply = wire.send(request("GET", "/" + CANARY, headers)).reply();

      String as = "seed %d, round %d".formatted(SEED, round);
      int asked = code.strip().matches("[45][0-9]{2}") ? Integer.parseInt(code.strip()) : 404;
      boolean legal =
          String.join("", headers).chars().allMatch(c -> c == '\t' || (c > 31 && c != 127));
      assertThat(reply.status()).as(as).isIn(asked, legal ? asked : 400);
      assertThat(reply.body()).as(as).doesNotContain(CANARY);
      if (reply.header("Connection").equals("close")) {
        wire.close();
        wire = new Wire(service.port());
      }
    }
    wire.close();
  }

  private String noise(int length) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(length + 1); i > 0; i--) {
      int b = random.nextInt(256);
      noise.append(
          random.nextInt(50) == 0 && b != '\r' && b != '\n'
              ? String.valueOf((char) b)
              : PARTS.get(random.nextInt(PARTS.size())));
    }
    return noise.toString();
  }
}
