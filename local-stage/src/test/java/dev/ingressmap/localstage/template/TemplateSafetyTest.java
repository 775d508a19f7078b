package dev.ingressmap.localstage.template;

import static dev.ingressmap.localstage.template.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches nothing but what it is given, and comes to an end. */
@Timeout(20)
class TemplateSafetyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.class.forName('java.lang.Runtime')",
        "$input.getClass().forName('java.lang.Runtime').getRuntime()",
        "$input.class.classLoader",
        "$input.getClass().getClassLoader()",
        "$input.class.getResource('/logback.xml')",
        "$input.class.protectionDomain",
        "$input.class.getMethod('getBody').invoke($input)",
        "$input.class.constructors",
        "$context.getClass().getModule()",
        "$context.stage.class.forName('java.lang.System').exit(1)",
        "#set($x = '')$x.class.forName('java.lang.System').getenv()",
        "#set($x = [])$x.getClass().newInstance()",
        "$input.document",
        "$input.input.context",
        "$util.wait()",
      })
  void reflectionFindsNothing(String template) {
    assertThat(render(template)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include(\"{file}\")", "#parse(\"{file}\")"})
  void filesAreNotRead(String template, @TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret words");
    String text = template.replace("{file}", secret.toString());

    assertThat(render(text)).doesNotContain("secret words");
  }

  @Test
  void loopEndsAfterAThousandIterations() {
    assertThat(render("#set($n = 0)#foreach($i in [1..5000])#set($n = $n + 1)#end$n"))
        .isEqualTo("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])#end#end#end",
        "#macro(loop)#foreach($i in [1..1000])#loop()#end#end#loop()",
        "#macro(r)#r()#r()#end#r()",
        "#set($x = $input.body)#foreach($i in [1..1000])$x#end",
      })
  void endlessTemplateIsInvalid(String template) {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> render(template, "x".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#define($a)$a#end$a", "#define($a)x$b#end#define($b)y$a#end$a"})
  void definitionOfItselfEnds(String template) {
    assertThat(render(template)).hasSizeLessThan(100);
  }

  @Test
  void deepNestingIsInvalid() {
    String deep = "#if(true)".repeat(20_000) + "#end".repeat(20_000);

    assertThatExceptionOfType(InvalidTemplate.class).isThrownBy(() -> render(deep));
  }

  @Test
  void deepJsonIsNoJson() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);

    assertThat(render("$input.path('$[0]')", deep)).isEmpty();
  }
}
