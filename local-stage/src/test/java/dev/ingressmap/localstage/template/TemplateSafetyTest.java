package dev.ingressmap.localstage.template;

import static dev.ingressmap.localstage.template.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches only what it is given, and always ends. */
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
  @ValueSource(
      strings = {
        "#set($s = \"x\")#foreach($i in [1..1000])#set($s = \"$s$s\")#end",
        "#set($s = \"x\")#foreach($i in [1..1000])#set($s = $s + $s)#end",
        "#set($s = \"x\")#foreach($i in [1..1000])#set($s = $s.concat($s))#end",
        "#set($s = $input.body)#foreach($i in [1..1000])#set($s = $util.urlEncode($s))#end",
        "#set($s = $input.body)#set($s = \"{sum}\")",
        "#set($s = $input.body)#set($s = {plus})",
        "#set($l = [1])#foreach($i in [1..1000])#set($x = $l.addAll($l))#end",
        "#set($n = 9999999999)#foreach($i in [1..1000])#set($n = $n * $n)#end",
        "#macro(twice $s)#set($s = \"$s$s\")#end#set($t = $input.body)"
            + "#foreach($i in [1..1000])#twice($t)#end$t",
        "#set($s = $input.body)#define($d)$s$s#end#foreach($i in [1..1000])"
            + "#set($s = \"$d\")#end",
        "#set($context.s = \"x\")#foreach($i in [1..1000])"
            + "#set($context.s = \"$context.s$context.s\")#end",
      })
  void valueDoesNotTakeTheHeap(String template) {
    String text =
        template
            .replace("{sum}", "$s".repeat(10_000))
            .replace("{plus}", String.join(" + ", Collections.nCopies(10_000, "$s")));

    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> render(text, "\u00FC%".repeat(100_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.body.repeat(2000000000)",
        "$input.body.format('%2000000000d', 1)",
        "#set($l = [])$l.ensureCapacity(2000000000)",
      })
  void nothingHugeIsMadeOfANumber(String template) {
    assertThat(render(template)).isEmpty();
  }

  @Test
  void largestPayloadPasses() {
    String json = "[" + "{\"a\":\"\u00FC\"},".repeat(900_000) + "1]";
    String template = "#set($b = $input.json('$'))#set($l = $input.path('$').size())$l $b.length()";

    assertThat(render(template, json)).isEqualTo("900001 " + json.length());
    assertThat(render("$util.escapeJavaScript($input.body).length()", "\u00FC".repeat(1_500_000)))
        .isEqualTo("9000000");
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
