package dev.ingressmap.localstage.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingExpressionTest {

  private static final Sources SOURCES =
      new Sources() {
        @Override
        public Map<String, Object> context() {
          return Map.of("stage", "v1", "time", 5, "identity", Map.of("key", Map.of("id", "k")));
        }

        @Override
        public Map<String, String> stageVariables() {
          return Map.of("a", "1", "a.b", "2");
        }

        @Override
        public List<String> parameter(Place place, String name) {
          return name.equals("none") ? List.of() : List.of(place + " " + name, "last");
        }

        @Override
        public @Nullable String body(String path) {
          return path.equals(".none") ? null : "body" + path;
        }
      };

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'x', x",
        "'', ``",
        "'it's', it's",
        "context.stage, v1",
        "context.time, 5",
        "context.identity.key.id, k",
        "context.identity.key, {id=k}",
        "stageVariables.a, 1",
        "stageVariables.a.b, 2",
        "method.request.header.H, last",
        "method.request.multivalueheader.H, `header H,last`",
        "method.request.querystring.q, last",
        "method.request.multivaluequerystring.q, `querystring q,last`",
        "method.request.path.p, last",
        "method.request.body, body",
        "method.request.body.a[0].b, body.a[0].b",
        "integration.response.header.H.I, last",
        "integration.response.multivalueheader.H, `header H,last`",
        "integration.response.body.a, body.a",
      })
  void hasAValue(String text, String value) {
    assertThat(MappingExpression.of(text).text(SOURCES)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context.none",
        "context.none.below",
        "context.stage.",
        "context.identity.",
        "context.identity..key",
        "context.stage.below",
        "context.",
        "context..stage",
        "stageVariables.none",
        "method.request.header.none",
        "method.request.multivaluequerystring.none",
        "method.request.multivaluepath.p",
        "method.request.body.none",
      })
  void hasNone(String text) {
    assertThat(MappingExpression.of(text).text(SOURCES)).isNull();
  }

  /** A stranger's document may contain many of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "context.",
        "stageVariables.",
        "method.request.header.",
        "method.request.body.",
        "integration.response.multivalueheader.",
        "unknown."
      })
  void takesLittleMoreMemoryThanItsText(String prefix) {
    String text = prefix + "a.".repeat(100_000) + "a";
    MappingExpression.of(text);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    MappingExpression expression = MappingExpression.of(text);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(expression).hasToString(text);
    assertThat(taken).isLessThan(3L * text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'",
        "'x",
        "x'",
        "context",
        "context.",
        "Context.stage",
        "stageVariables",
        "stageVariables.",
        "method.request",
        "method.request.",
        "method.request.header",
        "method.request.header.",
        "method.request.cookie.a",
        "method.request.Header.a",
        "method.request.multivalue.a",
        "method.request.multivaluemultivalueheader.a",
        "method.request.multivaluebody",
        "method.request.body.",
        "method.request.bodya",
        " method.request.body",
        "gatewayresponse",
      })
  void isUnknown(String text) {
    assertThat(MappingExpression.of(text)).isEqualTo(new Unknown(text));
  }

  @Test
  void theLastValueIsTheSinglesOne() {
    Parameter all = new Parameter(Message.METHOD_REQUEST, Place.HEADER, true, "h");

    assertThat(all.values(SOURCES)).containsExactly("header h", "last");
    assertThat(all.declared()).hasToString("method.request.header.h");
    assertThat(all.declared().values(SOURCES)).containsExactly("last");
  }

  @Test
  void noExpressionIsMadeThatCouldNotBeRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StageVariable(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContextVariable(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Body(Message.INTEGRATION_RESPONSE, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Body(Message.INTEGRATION_RESPONSE, "."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parameter(Message.METHOD_REQUEST, Place.PATH, true, ""));
  }

  @Test
  void everyTextIsReadAndIsTheSameAgain() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 100_000; round++) {
      String text = Texts.random(random);
      MappingExpression expression = MappingExpression.of(text);
      assertThat(expression).as("-Dfuzz.seed=" + seed).hasToString(text);
      assertThat(MappingExpression.of(expression.toString())).isEqualTo(expression);
      assertThat(expression.values(SOURCES)).doesNotContainNull();
    }
  }

  /** Texts that are often expressions, and otherwise almost. */
  private static final class Texts {

    private static final String[] PIECES = {
      "method",
      "request",
      "response",
      "integration",
      "gatewayresponse",
      "context",
      "stageVariables",
      "stage",
      "multivalue",
      "header",
      "querystring",
      "path",
      "body",
      "none",
      "'",
      "'",
      "a",
      "[0]",
      "$",
      "*",
      " ",
      "\n",
      "\u2028",
      "é",
      "\ud83d",
      "\0"
    };

    private static final String[] BEGINNINGS = {
      "",
      "'",
      "context.",
      "stageVariables.",
      "method.request.",
      "integration.request.",
      "method.request.header.",
      "method.request.body",
      "method.response.multivalue",
      "integration.response.",
      "gatewayresponse."
    };

    static String random(Random random) {
      StringBuilder text = new StringBuilder(BEGINNINGS[random.nextInt(BEGINNINGS.length)]);
      for (int i = random.nextInt(5); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
        text.append(random.nextBoolean() ? "." : "");
      }
      return text.toString();
    }
  }
}
