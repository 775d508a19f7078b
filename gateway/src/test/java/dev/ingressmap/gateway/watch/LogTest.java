package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogTest {

  private final StringWriter out = new StringWriter();

  @Test
  void isALineAFactWhateverItSays() {
    say(new Log(new PrintWriter(out), false, true), Hostile.BROKEN);

    Hostile.assertHarmless(out.toString());
    assertThat(out.toString().lines().filter(line -> !line.contains("\tat ")))
        .allSatisfy(line ->
            assertThat(line)
                .matches("(\\d{4}-\\S+Z (INFO |DEBUG|WARN |ERROR)|Caused by:|java\\.\\S+:) .*"));
    assertThat(out.toString()).contains("e\\x1b[31mvil\\x07", "\\u202e", "\\ud800");
  }

  @Test
  void keepsWhatItSaysForPrograms() {
    say(new Log(new PrintWriter(out), true, true), Hostile.BROKEN);

    Hostile.assertHarmless(out.toString());
    for (String line : out.toString().lines().toList()) {
      JsonNode fact = new JsonMapper().readTree(line);
      assertThat(fact.get("message").asString()).contains(Hostile.BROKEN);
    }
    assertThat(out.toString().lines()).hasSize(5);
    assertThat(out.toString()).contains("dev.ingressmap.gateway.watch.LogTest.say");
  }

  private static void say(Log log, String words) {
    log.info(words);
    log.detail(words);
    log.warn(words);
    log.error(words);
    log.unexpected(new IllegalStateException(words, new IllegalArgumentException(words)));
  }
}
