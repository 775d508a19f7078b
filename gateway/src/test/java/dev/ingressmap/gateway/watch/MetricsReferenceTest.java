package dev.ingressmap.gateway.watch;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.ReferencePage;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.aws.call.ApiCall;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.source.Ingress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/metrics.md has every metric of {@code gateway watch}. */
class MetricsReferenceTest {

  private static final String OTHERS = "…";
  private static final Pattern HEAD = Pattern.compile("# HELP (\\w+) (.*)\n# TYPE \\w+ (\\w+)\n");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  @Test
  void hasEveryMetric() throws IOException {
    ReferencePage page = new ReferencePage("metrics.md", "The metrics of gateway watch");
    page.paragraph("[gateway watch](../gateway.md#watch-a-cluster) shows them at `/metrics`.");
    String text = text();
    List<List<String>> rows = new ArrayList<>();
    Matcher head = HEAD.matcher(text);
    while (head.find()) {
      rows.add(
          List.of(
              ReferencePage.code(head.group(1)),
              head.group(3),
              ReferencePage.words(head.group(2)),
              labels(text, head.group(1))));
    }
    page.table(List.of("metric", "type", "meaning", "labels"), rows);
    page.check();
  }

  /**
   * Each label with the values that it can have; the names of operations and namespaces are
   * others'.
   */
  private static String labels(String text, String metric) {
    List<String> samples =
        text.lines().filter(line -> line.matches(metric + "(_bucket)?[{ ].*")).toList();
    assertThat(samples)
        .as("%s: exercise it here, so that its labels are seen", metric)
        .isNotEmpty();
    Map<String, TreeSet<String>> labels = new TreeMap<>();
    for (String sample : samples) {
      Matcher label = LABEL.matcher(sample);
      while (label.find()) {
        labels.computeIfAbsent(label.group(1), each -> new TreeSet<>()).add(label.group(2));
      }
    }
    labels.remove("le");
    return labels.entrySet().stream()
        .map(label ->
            label.getValue().contains(OTHERS)
                ? ReferencePage.code(label.getKey())
                : ReferencePage.code(label.getKey())
                    + ": "
                    + label.getValue().stream().map(ReferencePage::code).collect(joining(", ")))
        .collect(joining("; "));
  }

  private static String text() throws IOException {
    Metrics metrics = new Metrics(() -> true);
    metrics.reconciled(Result.APPLIED, Duration.ZERO);
    metrics.ingresses(1);
    metrics.routes(1);
    metrics.mended();
    metrics.called(new ApiCall(OTHERS, "GET", "/restapis", 429, true, Duration.ZERO));
    metrics.told(true);
    metrics.told(false);
    metrics.heldBack(
        Stream.of(Reason.values())
            .map(reason ->
                new HeldBack(
                    new ObjectName(Ingress.KIND, OTHERS, "web"),
                    reason,
                    List.of("p"),
                    List.of(),
                    List.of(),
                    new TreeMap<>()))
            .toList());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
