package dev.ingressmap.benchmarks;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a plan does on this side of AWS: from manifests to the document that AWS would get. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class MapBenchmark {

  /** A map as large as an API can be, and one that only a raised quota takes. */
  @Param({"295", "20000"})
  public int routes;

  private Path file;
  private IngressMap map;
  private Settings settings;
  private DesiredApi api;

  @Setup
  public void prepare() throws IOException {
    file = MapFile.write(routes);
    map = MapFile.read(file);
    Path quota = Files.writeString(Files.createTempFile("gateway", ".yaml"), "limits: {resources: 100000}\n");
    quota.toFile().deleteOnExit();
    settings = SettingsFile.read(quota);
    api = ApiMapping.map(map, settings);
  }

  @Benchmark
  public IngressMap read() {
    return MapFile.read(file);
  }

  @Benchmark
  public DesiredApi map() {
    return ApiMapping.map(map, settings);
  }

  @Benchmark
  public String render() {
    return ApiDocument.of(api).hash();
  }
}
