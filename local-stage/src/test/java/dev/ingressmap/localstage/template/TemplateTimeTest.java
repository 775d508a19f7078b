package dev.ingressmap.localstage.template;

import static dev.ingressmap.localstage.template.Rendering.render;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.localstage.program.Overdue;
import dev.ingressmap.localstage.program.Programs;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Any computation of a template is stopped when its time is over. */
@Timeout(60)
@Isolated("looks at the threads of the JVM")
class TemplateTimeTest {

  private static final String A60 = "a".repeat(60);

  @AutoClose private final Programs programs = new Programs(Duration.ofMillis(500));

  static Stream<String> endless() {
    StringBuilder defined = new StringBuilder("#define($a0)#end");
    for (int i = 1; i <= 60; i++) {
      defined.append("#define($a%d)$a%d$a%d#end".formatted(i, i - 1, i - 1));
    }
    String nested = "#set($a = [1])" + "#set($a = [$a, $a])".repeat(60);
    String other = nested.replace("$a", "$b");
    String grown =
        "#set($a = [])#foreach($i in [1..60])#set($b = [])#set($x = $b.add($a))"
            + "#set($x = $b.add($a))#set($a = $b)#end";
    String mapped =
        "#set($a = {})#foreach($i in [1..60])#set($b = {})#set($x = $b.put('x', $a))"
            + "#set($x = $b.put('y', $a))#set($a = $b)#end";
    String json =
        "#set($a = $input.path('$'))#foreach($i in [1..60])#set($b = $util.parseJson('[]'))"
            + "#set($x = $b.add($a))#set($x = $b.add($a))#set($a = $b)#end";
    String list = "#set($l = $input.path('$.list'))";
    return Stream.of(
        "#set($s = \"" + A60 + "!\")#if($s.matches(\"(.*a){12}b\"))y#end",
        "\n\n#set($s = \"" + A60 + "!\")\n$s.replaceAll(\"(.*a){12}b\", \"\")",
        "$input.body.replaceFirst('(.*a){12}b', 'x')",
        "$input.body.split('(.*a){12}b')",
        "$input.body.split('(.*a){12}b', 3)",
        "$input.path('$.list[?(@ =~ /(.*a){12}b/)]')",
        "$input.json('$..[?(@.text =~ /(.*a){12}b/)]')",
        defined + "$a60",
        nested + "$a.hashCode()",
        nested + other + "$a.equals($b)",
        nested + "#set($m = {$a: 1})",
        grown + "$a.hashCode()",
        mapped + "$a.hashCode()",
        mapped + "#set($s = {})$s.put($a, 1)",
        json + "$a.hashCode()",
        list + "$l.containsAll($l.subList(1, 80000))",
        list + "$l.removeAll($l.subList(1, 80000))");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void endlessTemplateIsStopped(String template) {
    String body = body();

    assertThatThrownBy(() -> programs.run("api", () -> render(template, body)).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(Overdue.class)
        .hasMessageEndingWith(": stopped after 500 ms");
  }

  private static String body() {
    return "{\"text\":\"%s!\",\"list\":[\"%s!\"%s],\"long\":\"%s\",\"almost\":\"%sc\"}"
        .formatted(
            A60,
            A60,
            IntStream.range(0, 80_000)
                .mapToObj(i -> ",\"x" + i + (i % 4 == 0 ? "\",{\"a\":[1,[2]]}" : "\""))
                .collect(Collectors.joining()),
            "a".repeat(2_000_000),
            "a".repeat(1_000_000));
  }

  /** Computations that may also reach their largest size in time on a fast machine. */
  static Stream<String> growing() {
    String nested = "#set($a = [1])" + "#set($a = [$a, $a])".repeat(60);
    return Stream.of(
        nested + nested.replace("$a", "$b") + "#if($a == $b)x#end",
        "#foreach($i in [1..1000])#set($x = $input.path('$..*..*..*..*..*..[?(@..*)]'))#end",
        "#foreach($i in [1..1000])#foreach($j in [1..1000])"
            + "$input.path('$.long').contains($input.path('$.almost'))#end#end");
  }

  @ParameterizedTest
  @MethodSource("growing")
  void growingTemplateIsStopped(String template) {
    String body = body();

    assertThatThrownBy(() -> programs.run("api", () -> render(template, body)).join())
        .cause()
        .isInstanceOfAny(Overdue.class, InvalidTemplate.class);
  }

  /** The computation itself stops, not only the wait for it. */
  @AfterEach
  void nothingIsComputedAnyMore() throws InterruptedException {
    Thread[] threads = new Thread[Thread.activeCount() + 10];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().startsWith("program-")) {
        threads[i].join(1);
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (isComputing(threads[i])) {
          assertThat(System.nanoTime()).as(threads[i].getName()).isLessThan(end);
          Thread.onSpinWait();
        }
      }
    }
  }

  private static boolean isComputing(Thread thread) {
    var info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
    return info != null && info.getThreadState() == Thread.State.RUNNABLE;
  }

  @Test
  void lineIsNamed() {
    String template = "#set($s = \"" + A60 + "!\")\n\n$s.matches('(.*a){12}b')";

    assertThatThrownBy(() -> programs.run("api", () -> render(template)).join())
        .hasMessageContaining("line 3: stopped after");
  }

  @Test
  void hugeNumbersTakeNoTime() {
    String digits = "7".repeat(5_000_000);

    assertThat(render("$input.path('$.a')", "{\"a\":" + digits + "}")).isEmpty();
    assertThat(render("$input.path('$.a')", "{\"a\":\"" + digits + "\"}")).isEqualTo(digits);
    assertThat(
            render(
                "#set($n = $input.path('$.a') + 1)$input.json('$.b')",
                "{\"a\":1.000000000000000000e999999999,\"b\":1}"))
        .isEqualTo("1");
  }

  /** Our own versions of methods return the same as Java's. */
  @Test
  void stringsAreWhatJavaMakesOfThem() {
    Random random = new Random(Long.getLong("fuzz.seed", System.nanoTime()));
    for (int i = 0; i < 20_000; i++) {
      String text = letters(random, 8);
      String other = letters(random, 3);
      String by = letters(random, 2);
      int at = random.nextInt(-2, 10);
      int limit = random.nextInt(-2, 4);
      String expression = other.replace("b", "b?").replace("-", "[ab]*");
      String as = "%s %s %s %d %d".formatted(text, other, by, at, limit);
      assertThat(call("replace", text, other, by)).as(as).isEqualTo(text.replace(other, by));
      assertThat(call("replaceAll", text, expression, by))
          .as(as)
          .isEqualTo(text.replaceAll(expression, by));
      assertThat(call("replaceFirst", text, expression, by))
          .as(as)
          .isEqualTo(text.replaceFirst(expression, by));
      assertThat(call("matches", text, expression)).as(as).isEqualTo(text.matches(expression));
      assertThat(call("contains", text, other)).as(as).isEqualTo(text.contains(other));
      assertThat(call("indexOf", text, other)).as(as).isEqualTo(text.indexOf(other));
      assertThat(call("indexOf", text, other, at)).as(as).isEqualTo(text.indexOf(other, at));
      assertThat(call("lastIndexOf", text, other)).as(as).isEqualTo(text.lastIndexOf(other));
      assertThat(call("split", text, expression)).as(as).isEqualTo(text.split(expression));
      assertThat(call("split", text, expression, limit))
          .as(as)
          .isEqualTo(text.split(expression, limit));
    }
  }

  private static Object call(String name, String text, Object... arguments) {
    return requireNonNull(StringMethods.find(name, arguments), name).call(text, arguments);
  }

  private static String letters(Random random, int length) {
    return random
        .ints(random.nextInt(length + 1), 0, 3)
        .mapToObj(i -> "ab-".substring(i, i + 1))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$s.matches('a.*b') | true",
        "$s.replaceAll('[ac]', '<$0>') | <a>b<c>,b",
        "$s.replaceFirst('b', '') | ac,b",
        "$s.replace('b', '$1') | a$1c,$1",
        "$s.split(',')[1] | b",
        "$s.split(',').size() | 2",
        "$s.split('b').size() | 2",
        "$s.split('', 3)[2] | c,b",
        "$s.split('x')[0] | abc,b",
        "$s.contains('c,') | true",
        "$s.contains('(') | false",
        "$s.indexOf('b') | 1",
        "$s.indexOf('b', 2) | 4",
        "$s.indexOf('b', 9) | -1",
        "$s.lastIndexOf('b') | 4",
        "$s.lastIndexOf('x') | -1",
        "$s.toUpperCase().substring(1, 3) | BC",
        "$s.chars().count() | ``",
        "$s.lines().count() | ``",
        "$s.chars().range(0, 5).sum() | ``",
        "#set($l = [3, 1, 2])$l.stream().count() | ``",
        "#set($n = 7)$n.pow(3) | ``",
        "#set($n = 0)$n.parseInt('12') | 12",
        "#set($l = ['a', {'b': [1]}])$l | [a, {b=[1]}]",
        "#set($l = [1, 2])$l.equals([1, 2]) $l.contains(2) $l.indexOf(2) | true true 1",
        "#set($m = {'a': 1})$m $m.a $m.containsValue(1) $m.containsKey('a') | {a=1} 1 true true",
      })
  void methodsAreThose(String template, String expected) {
    assertThat(render("#set($s = 'abc,b')" + template)).isEqualTo(expected);
  }
}
