package dev.ingressmap.benchmarks;

import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.ingress.EmbeddedIngress;
import dev.ingressmap.localstage.ingress.Target;
import dev.ingressmap.localstage.template.MappingTemplate;
import dev.ingressmap.localstage.template.TemplateInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call of a stage costs besides its bytes: the rule of the ingress, and a template. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class CallBenchmark {

  private static final String TEMPLATE =
      """
      #set($in = $input.path('$'))
      {"id": "$context.requestId", "items": [
      #foreach($item in $in.items)
        {"name": "$util.escapeJavaScript($item.name)", "price": $item.price}#if($foreach.hasNext),#end
      #end
      ]}
      """;
  private static final String BODY =
      """
      {"items": [{"name": "one", "price": 1}, {"name": "two", "price": 2}, {"name": "three", "price": 3}]}
      """;

  private EmbeddedIngress ingress;
  private MappingTemplate template;

  @Setup
  public void prepare() throws IOException {
    ingress =
        new EmbeddedIngress(MapFile.read(MapFile.write(20_000)), LocalServer.loopback(0), List.of());
    template = MappingTemplate.of(TEMPLATE);
  }

  @TearDown
  public void close() {
    ingress.close();
  }

  @Benchmark
  public Optional<Target> ruleOf20000() {
    return ingress.target(MapFile.HOST, "/service1234/part5");
  }

  @Benchmark
  public String template() {
    Map<String, Object> context = new HashMap<>(Map.of("requestId", "1"));
    return template.render(
        new TemplateInput(BODY, Map.of(), Map.of(), Map.of(), context, Map.of()));
  }
}
