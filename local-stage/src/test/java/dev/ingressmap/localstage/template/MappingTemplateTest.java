package dev.ingressmap.localstage.template;

import static dev.ingressmap.localstage.template.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MappingTemplateTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        // LocalStack's test_input_path_template_formatting, recorded from AWS.
        "$result | {\"foo\":\"bar\"} | {foo=bar}",
        "$result | [{\"foo\":\"bar\"}] | [{\"foo\":\"bar\"}]",
        "$result.nested | {\"nested\":{\"foo\":\"bar\"}} | {foo=bar}",
        "$result.nested | {\"nested\":[{\"foo\":\"bar\"}]} | [{\"foo\":\"bar\"}]",
        "$result[0] | [{\"foo\":\"bar\"}] | {foo=bar}",
        "$result[0] | [[{\"foo\":\"bar\"}]] | [{\"foo\":\"bar\"}]",
        "$result | {\"foo\":[{\"nested\":\"bar\"}]} | {foo=[{\"nested\":\"bar\"}]}",
        "$result | {\"bigger\":\"dict\",\"to\":\"test\",\"with\":\"x\"} | {bigger=dict, to=test, with=x}",
        "$result.toString() | {\"foo\":\"bar\"} | {foo=bar}",
        "$result.toString() | {\"list\":[{\"foo\":\"bar\"}]} | {list=[{\"foo\":\"bar\"}]}",
      })
  void pathIsWrittenAsAwsWritesIt(String template, String json, String expected) {
    assertThat(
            render("#set($result = $input.path('$.json'))" + template, "{\"json\":" + json + "}"))
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotThereIsNullAndEmpty() {
    String template =
        "#set($result = $input.path('$.list'))$result,$result.nested,"
            + "#if($result == $null)true#{else}false#end,#if($result == \"\")true#{else}false#end";

    // From the same recording.
    assertThat(render(template, "")).isEqualTo(",,true,true");
    assertThat(render(template, "{\"list\":[]}")).isEqualTo("[],,false,false");
    assertThat(render(template, "{\"list\":null}")).isEqualTo(",,true,true");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        // LocalStack's test_input_body_formatting, recorded from AWS.
        "#set($result = $input.body)$result | `` | {}",
        "#set($result = $input.body)$result | {\"some\": \"value\"} | {\"some\": \"value\"}",
        "A=B&C=$input.body | some raw data | A=B&C=some raw data",
        "$input.body.testAccess | {\"testAccess\": \"value\"} | ``",
        "A=$util.urlEncode($input.body)&B=$util.urlEncode($input.body.x) | `` | A=%7B%7D&B=",
        "A=$util.urlEncode($input.body)&B= | {\"some\": \"value\"} | A=%7B%22some%22%3A+%22value%22%7D&B=",
        "$input.json('$') | `` | {}",
        "$input.json('$.a') | {\"a\": {\"b\": [1, 2.5, true, null, \"x/y\"]}} | {\"b\":[1,2.5,true,null,\"x/y\"]}",
        "$input.json('$.a') | {\"a\": \"x\"} | \"x\"",
        "$input.json('$.a') | {\"a\": 1} | 1",
        "$input.json('$.a') | {\"a\": false} | false",
        "$input.json('$.none') | {\"a\": 1} | \"\"",
        "$input.json('$.none') | not json | \"\"",
        "$input.json('bad[') | {\"a\": 1} | \"\"",
        "$input.path('$.a').size() | {\"a\": [1, 2, 3]} | 3",
        "$input.path('$.a.b[1]') | {\"a\": {\"b\": [1, \"x\"]}} | x",
        "$input.path('$..b') | {\"a\": {\"b\": 1}} | [1]",
      })
  void bodyCanBeReadInPieces(String template, String body, String expected) {
    assertThat(render(template, Objects.requireNonNullElse(body, "")))
        .isEqualTo(Objects.requireNonNullElse(expected, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "$input.params('id'),7",
    "$input.params('q'),it's",
    "$input.params('name'),of query",
    "$input.params('Accept'),text/html",
    "$input.params('none'),",
    "$input.params().path.id,7",
    "$input.params().header.get('name'),of header",
    "$input.params().keySet(),'[path, querystring, header]'",
    "$context.stage,v1",
    "$context.identity.sourceIp,127.0.0.1",
    "$context.authorizer.claims.sub,",
    "$stageVariables.colour,blue",
    "$stageVariables['colour'],blue",
    "${stageVariables['colour']},blue",
    "$none,",
    "$!none,",
    "${none.of.it},",
    "$none.method('x'),",
    "$input.none(),",
    "#if($none)a#{else}b#end,b",
    "#if($stageVariables.colour)a#{else}b#end,a",
    "#if(\"\")a#{else}b#end,a",
    "#set($a-b = 1)$a-b,1",
    "#foreach($i in [1..3])$i#if($foreach.hasNext);#end#end,1;2;3",
  })
  void parametersAndVariablesAreThere(String template, String expected) {
    assertThat(render(template)).isEqualTo(Objects.requireNonNullElse(expected, ""));
  }

  @Test
  void passthroughTemplateOfTheConsoleIsJson() throws Exception {
    String template =
        """
        #set($allParams = $input.params())
        {
        "body-json" : $input.json('$'),
        "params" : {
        #foreach($type in $allParams.keySet())
            #set($params = $allParams.get($type))
        "$type" : {
            #foreach($paramName in $params.keySet())
            "$paramName" : "$util.escapeJavaScript($params.get($paramName)).replaceAll("\\\\'","'")"
                #if($foreach.hasNext),#end
            #end
        }
            #if($foreach.hasNext),#end
        #end
        },
        "context" : {
            "stage" : "$context.stage",
            "user" : "$context.identity.user"
            }
        }
        """;

    assertThat(new JsonMapper().readTree(render(template)).toString())
        .isEqualTo(
            "{\"body-json\":{},\"params\":{\"path\":{\"id\":\"7\"},"
                + "\"querystring\":{\"q\":\"it's\",\"name\":\"of query\"},"
                + "\"header\":{\"Accept\":\"text/html\",\"name\":\"of header\"}},"
                + "\"context\":{\"stage\":\"v1\",\"user\":\"\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$util.urlEncode('x=a+b ü') | x%3Da%2Bb+%C3%BC",
        "$util.urlDecode('x%3Da%2Bb+%C3%BC') | x=a+b ü",
        "$util.base64Encode('hällo') | aMOkbGxv",
        "$util.base64Decode('aMOkbGxv') | hällo",
        "$util.escapeJavaScript(1) | 1",
        "$util.escapeJavaScript($none) | ``",
        "$util.parseJson('{\"a\":{\"b\":[1,2]}}').a.b[1] | 2",
        "$util.parseJson('nonsense').a | ``",
      })
  void utilitiesAreThere(String template, String expected) {
    assertThat(render(template)).isEqualTo(expected);
  }

  @Test
  void scriptIsEscapedAsJavaScript() {
    assertThat(new UtilVariable().escapeJavaScript("\"\\'/\n\r\t\b\fa\u0001ü\uD83D\uDE00"))
        .isEqualTo("\\\"\\\\\\'\\/\\n\\r\\t\\b\\fa\\u0001\\u00FC\\uD83D\\uDE00");
  }

  @Test
  void macrosOfOneTemplateAreNotThoseOfAnother() {
    String one = "#macro(say)one#end#say()";
    String other = "#macro(say)other#end#say()";
    for (int i = 0; i < 3; i++) {
      assertThat(render(one)).isEqualTo("one");
      assertThat(render(other)).isEqualTo("other");
      assertThat(render("#say()")).isEqualTo("#say()");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#if", "#foreach($x in", "#set($x = )", "#if(true)", "#foreach($x)#end"})
  void brokenTemplateIsInvalid(String template) {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(InvalidTemplate.class).isThrownBy(() -> render(template));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$util.base64Decode('!')",
        "$util.urlDecode('%zz')",
        "$stageVariables.put('a', 'b')",
        "$input.params().path.put('a', 'b')",
        "$input.body.substring(9)",
        "$util.notifyAll()",
      })
  void failingMethodMakesItInvalid(String template) {
    assertThatExceptionOfType(InvalidTemplate.class).isThrownBy(() -> render(template));
  }
}
