package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A path moves from one API of a domain to another and back, while changes take time to spread. It
 * is called before each call of an {@code apply}, and in each second of its waits.
 */
class SpreadingMovesTest {

  private static final String WHOLE =
      "usagePlans: {gold: {throttle: {rate: 9000, burst: 9000}}}\ndomain: "
          + domain("api.example.com")
          + "\n";
  private static final String SPLIT = WHOLE + "api: {split: [b]}\n";
  private static final List<String> OPEN =
      List.of("Exact a.x/a", "Exact b.x/b/c methods=GET", "Exact d.x/d");
  private static final List<String> RULES =
      List.of("Exact a.x/a", "Exact b.x/b/c methods=GET api-key-required=true", "Exact d.x/d");

  @AutoClose private final LiveMap live = new LiveMap();
  @AutoClose private final Caller caller = new Caller();
  @TempDir private Path folder;
  private final Set<String> answers = new LinkedHashSet<>();
  private String domain = "api.example.com";
  private Function<ArrivedCall, Fault> faults = call -> Fault.NONE;
  private String key = "";

  SpreadingMovesTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateDeployment",
        "UpdateUsagePlan",
        "CreateBasePathMapping",
        "DeleteBasePathMapping"
      })
  void isServedWhereAnOperationTakesItsTime(String slow) throws IOException {
    start(desired(WHOLE, RULES));
    faults = call -> slow.equals(call.operation()) ? spreads(59) : Fault.NONE;

    apply(desired(SPLIT, RULES));
    live.time().pass(ApiGateway.SPREAD);
    apply(desired(WHOLE, RULES));

    assertServed(slow);
  }

  @ParameterizedTest
  @MethodSource
  void isServedWhateverEachCallTakes(int seed) throws IOException {
    start(desired(WHOLE, RULES));
    Random dice = new Random(seed);
    faults = call -> spreads(dice.nextInt(60));

    apply(desired(SPLIT, RULES));
    apply(desired(WHOLE, RULES));
    apply(desired(SPLIT, RULES));

    assertServed("seed " + seed);
  }

  static IntStream isServedWhateverEachCallTakes() {
    return IntStream.rangeClosed(1, Rounds.of(3));
  }

  /** The next run cannot know when the run before wrote the changes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isServedWhereverARunIsCutShort(boolean splits) throws IOException {
    DesiredApi before = desired(splits ? WHOLE : SPLIT, RULES);
    DesiredApi after = desired(splits ? SPLIT : WHOLE, RULES);
    start(before);
    apply(after);
    int calls = live.faults().operations().size();
    for (int done : Rounds.some(IntStream.range(1, calls).boxed().toList(), 4)) {
      start(before);
      // Later changes of an API would wait for this one.
      faults = call -> call.operation().equals("PutRestApi") ? Fault.NONE : spreads(59);
      live.faults().play(number -> number > done ? Fault.expired() : Fault.NONE);
      assertThatExceptionOfType(AwsFailure.class).isThrownBy(() -> apply(after));
      live.faults().none();
      faults = call -> Fault.NONE;

      apply(after);

      assertServed("cut short after call " + done);
      assertThat(plan(after).changes()).isEmpty();
    }
  }

  /** The working copy has already lost the paths, by a run for the other stage. */
  @Test
  void isServedByTheStageThatFollows() throws IOException {
    domain = "dev.example.com";
    String whole =
        "stages: {v1: {domain: %s}, dev: {domain: %s}}\n"
            .formatted(domain("api.example.com"), domain(domain));
    String split = whole + "api: {split: [b]}\n";
    start(desired(whole, "v1", OPEN));
    apply(desired(whole, "dev", OPEN));
    answers.clear();
    faults = call -> call.operation().endsWith("BasePathMapping") ? spreads(59) : Fault.NONE;

    apply(desired(split, "v1", OPEN));
    apply(desired(split, "dev", OPEN));
    apply(desired(whole, "v1", OPEN));
    apply(desired(whole, "dev", OPEN));

    assertServed("stages");
  }

  @Test
  void tellsWhatIsWaitedFor() throws IOException {
    start(desired(WHOLE, RULES));
    List<String> steps = new ArrayList<>();
    try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
      var _ = run.apply(desired(SPLIT, RULES), steps::add);
      assertThat(steps)
          .containsSubsequence(
              "deploying to stage v1",
              "waiting 60 s for API demo/b to answer everywhere",
              "mapping https://api.example.com/b to stage v1",
              "waiting 60 s for callers everywhere to be sent to API demo/b",
              "deploying to stage v1");
      steps.clear();
      var _ = run.apply(desired(WHOLE, RULES), steps::add);
    }
    assertThat(steps)
        .containsSubsequence(
            "deploying to stage v1",
            "waiting 60 s for API demo to answer everywhere",
            "deleting the mapping of /b of domain api.example.com",
            "waiting 60 s for callers everywhere to be sent to API demo",
            "deleting API demo/b");
  }

  @Test
  void waitsForNothingElse() throws IOException {
    start(null);
    Duration before = live.time().waited();

    apply(desired(SPLIT, RULES));
    apply(desired(SPLIT, with("Exact e.x/e")));
    assertThat(live.faults().operations().stream().filter("GetDeployment"::equals)).hasSize(1);
    apply(desired(SPLIT.replace("[b]", "[b, f]"), with("Exact f.x/f/g")));
    apply(desired(SPLIT.replace("[b]", "[b, f]"), with("Exact b.x/b/d", "Exact f.x/f/g")));

    assertThat(live.time().waited()).isEqualTo(before);
  }

  /** A canary's callers would lose the paths, because no base path leads to the part yet. */
  @Test
  void areRefusedToACanary() throws IOException {
    start(desired(WHOLE, RULES));
    live.faults()
        .play(number ->
            live.faults().operations().contains("CreateBasePathMapping")
                ? Fault.expired()
                : Fault.NONE);
    assertThatExceptionOfType(AwsFailure.class).isThrownBy(() -> apply(desired(SPLIT, RULES)));
    live.faults().none();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> {
          try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
            run.tryOut(desired(SPLIT, RULES), 10);
          }
        })
        .withMessage(
            "--canary: API demo/b must first take over its paths from API demo, for all callers:"
                + " apply without --canary first");
  }

  /** Starts over, with callers of the path from then on. */
  private void start(@Nullable DesiredApi map) {
    live.faults().leaveTo(Faults.NONE);
    live.time().meanwhile(() -> {});
    live.time().pass(ApiGateway.SPREAD);
    live.begin(map);
    if (map != null && !map.settings().usagePlans().isEmpty()) {
      key = newKey();
    }
    answers.clear();
    live.time().meanwhile(this::call);
    live.faults()
        .leaveTo(call -> {
          call();
          return faults.apply(call);
        });
  }

  private void call() {
    try {
      URI url = URI.create("http://" + domain + ":" + live.endpoint().getPort() + "/b/c");
      var answer = caller.get(url, "x-api-key", key);
      answers.add(answer.getStatus() + " " + answer.getContentAsString());
    } catch (Exception e) {
      answers.add(e.toString());
    }
  }

  private void assertServed(String what) {
    live.time().pass(ApiGateway.SPREAD);
    assertThat(answers).as(what).containsExactly("200 b.x");
  }

  private static Fault spreads(int seconds) {
    return new Fault.Spreads(Duration.ofSeconds(seconds));
  }

  private void apply(DesiredApi desired) {
    try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
      var _ = run.apply(desired);
    }
  }

  private MapPlan plan(DesiredApi desired) {
    try (ApplyRun run = new ApplyRun(live.endpoint(), live.time())) {
      return run.plan(desired);
    }
  }

  /** A new key of the usage plan. */
  private String newKey() {
    var aws = live.gateway().client();
    String plan = aws.getUsagePlans().items().getFirst().id();
    var made = aws.createApiKey(r -> r.enabled(true).name("key" + answers.size()));
    aws.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(made.id()).keyType("API_KEY"));
    return made.value();
  }

  private static List<String> with(String... rules) {
    return Stream.concat(RULES.stream(), Stream.of(rules)).toList();
  }

  private static String domain(String name) {
    return "{name: %s, certificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}"
        .formatted(name);
  }

  private DesiredApi desired(String settings, List<String> rules) throws IOException {
    return desired(settings, null, rules);
  }

  private DesiredApi desired(String settings, @Nullable String stage, List<String> rules)
      throws IOException {
    Path manifests = folder.resolve("ingress.yaml");
    Rules.write(manifests, rules);
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, settings);
    return ApplyRun.desired(manifests, SettingsFile.read(config, stage));
  }
}
