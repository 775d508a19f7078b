package dev.ingressmap.localstage.control;

import static java.util.stream.Collectors.joining;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Malformed documents that would cost a careless reader its stack, its memory or its time. */
final class HostileDocuments {

  private HostileDocuments() {}

  static Stream<Named<Supplier<String>>> malformed() {
    return Stream.of(
        document(
            "billion laughs",
            () -> yaml(aliased("a: &a0 [x, x]\n", i -> "a%d: &a%d [*a%d, *a%d]\n", 60))),
        document(
            "laughs of mappings",
            () -> yaml(aliased("a: &a0 {x: 1}\n", i -> "a%d: &a%d {x: *a%d, y: *a%d}\n", 60))),
        document(
            "laughs by merge",
            () ->
                yaml(
                    "a0: &a0 {k0: v}\n"
                        + repeated(
                            20_000,
                            i ->
                                "a%d: &a%d {<<: *a%d, k%d: v}\n"
                                    .formatted(i + 1, i + 1, i, i + 1)))),
        document(
            "laughs of text",
            () ->
                yaml(
                    "a: &a "
                        + "x".repeat(1_000_000)
                        + "\nb: ["
                        + repeated(100_000, i -> "*a, ")
                        + "]\n")),
        document(
            "alias tower",
            () -> yaml(aliased("a: &a0 []\n", i -> "a%d: &a%d [*a%d] # %d\n", 10_000))),
        document("alias of itself", () -> yaml("a: &a [*a]\n")),
        document("alias of its parent", () -> yaml("a: &a {b: {c: *a}}\n")),
        document("merge of itself", () -> yaml("a: &a {<<: *a}\n")),
        document("alias of nothing", () -> yaml("a: *a\n")),
        document("merge of a text", () -> yaml("a: {<<: text}\n")),
        document(
            "deep json lists", () -> json("\"x-a\":" + "[".repeat(10_000) + "]".repeat(10_000))),
        document(
            "deep json objects",
            () -> json("\"x-a\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
        document("deep yaml lists", () -> yaml("a: " + "[".repeat(10_000) + "]".repeat(10_000))),
        document("deep yaml mappings", () -> yaml(repeated(2_000, i -> " ".repeat(i) + "a:\n"))),
        document("deep yaml sequences", () -> yaml("a:\n" + "- ".repeat(10_000) + "x")),
        document("unclosed json lists", () -> json("\"x-a\":" + "[".repeat(6_000_000))),
        document("unclosed yaml lists", () -> yaml("a: " + "[".repeat(6_000_000))),
        document("unclosed yaml mappings", () -> yaml("a: " + "{".repeat(6_000_000))),
        document("yaml dashes", () -> yaml("a:\n" + "- ".repeat(3_000_000))),
        document("yaml keys", () -> yaml("? ".repeat(3_000_000))),
        document("yaml anchors", () -> yaml("a: " + "&a ".repeat(2_000_000))),
        document("yaml tags", () -> yaml("a: " + "!!a ".repeat(1_500_000))),
        document("yaml directives", () -> "%YAML 1.1\n".repeat(600_000)),
        document("yaml documents", () -> yaml("---\na: b\n".repeat(600_000))),
        document("no yaml", () -> "a".repeat(6_000_000)),
        document("yaml lines", () -> "a\n".repeat(3_000_000)),
        document("spaces", () -> " ".repeat(6_000_000)),
        document("lines", () -> "\n".repeat(6_000_000)),
        document("quotes", () -> yaml("a: " + "'".repeat(5_999_999))),
        document(
            "references in a circle",
            () ->
                json(
                    paths("\"parameters\":[{\"$ref\":\"#/components/parameters/a\"}]"),
                    components(
                        "parameters",
                        "\"a\":{\"$ref\":\"#/components/parameters/b\"},\"b\":{\"$ref\":\"#/components/parameters/a\"}"))),
        document(
            "body of itself",
            () ->
                json(
                    paths("\"requestBody\":{\"$ref\":\"#/components/requestBodies/a\"}"),
                    components(
                        "requestBodies", "\"a\":{\"$ref\":\"#/components/requestBodies/a\"}"))),
        document(
            "references that repeat",
            () ->
                json(
                    paths(
                        "\"parameters\":["
                            + repeated(50_000, i -> "{\"$ref\":\"#/components/parameters/a\"},")
                            + "{}]"),
                    components(
                        "parameters",
                        "\"a\":{\"in\":\"query\",\"name\":\"" + "n".repeat(1_000_000) + "\"}"))),
        document("huge exponent", () -> json("\"x-a\":1e999999999")),
        document("tiny exponent", () -> json("\"x-a\":1e-999999999")),
        document("impossible exponent", () -> json("\"x-a\":1e99999999999999")),
        document("huge json number", () -> json("\"x-a\":" + "9".repeat(1_000_000))),
        document("huge yaml number", () -> yaml("a: " + "9".repeat(1_000_000))),
        document("huge yaml exponent", () -> yaml("a: 1e999999999")),
        document(
            "huge timeout",
            () ->
                json(
                    paths(
                        "\"x-amazon-apigateway-integration\":{\"type\":\"mock\",\"timeoutInMillis\":9223372036854775808}"))),
        document("json field twice", () -> json("\"x-a\":1,\"x-a\":2")),
        document("yaml field twice", () -> yaml("a: 1\na: 2\n")),
        document("list as key", () -> yaml("? [a]\n: b\n")),
        document("mapping as key", () -> yaml("{a: b}: c\n")),
        document("alias of a list as key", () -> yaml("a: &a [b]\n*a : c\n")),
        document("nul in json", () -> json("\"x-a\":\"\\u0000\"")),
        document("nul in a json name", () -> json("\"x-\\u0000\":1")),
        document("half a character in json", () -> json("\"x-a\":\"\\ud800\"")),
        document("half a character in a json name", () -> json("\"x-\\udc00\":1")),
        document("half a character in yaml", () -> yaml("a: \"\\ud800\"\n")),
        document(
            "laughs of names",
            () ->
                yaml(
                    "a: &a {? "
                        + "n".repeat(1_000_000)
                        + "\n : 1}\nb: ["
                        + repeated(100_000, i -> "*a, ")
                        + "]\n")),
        document("nul in yaml", () -> yaml("a: \"\\0\"\n")),
        document("raw nul in json", () -> json("\"x-a\":\"\0\"")),
        document("raw nul in yaml", () -> yaml("a: \0\n")),
        document("too many values", () -> json("\"x-a\":[" + "0,".repeat(2_900_000) + "0]")),
        document("pattern of letters", () -> response("a".repeat(10_001))),
        document(
            "pattern of parentheses", () -> response("(".repeat(500_000) + ")".repeat(500_000))),
        document(
            "pattern of classes", () -> response("[a&&".repeat(500_000) + "]".repeat(500_000))),
        document("pattern of atoms", () -> response("(a)?".repeat(500_000))),
        document(
            "identity of parentheses",
            () -> authorizer("(".repeat(1_000_000) + ")".repeat(1_000_000))),
        document("identity of atoms", () -> authorizer("(a)?".repeat(1_000_000))));
  }

  static Named<Supplier<String>> document(String name, Supplier<String> text) {
    return Named.of(name, text);
  }

  static String yaml(String rest) {
    return "openapi: 3.0.1\ninfo: {title: hostile}\n" + rest;
  }

  static String json(String... fields) {
    return "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"hostile\"},"
        + String.join(",", fields)
        + "}";
  }

  static String paths(String operation) {
    return "\"paths\":{\"/a\":{\"get\":{" + operation + "}}}";
  }

  static String components(String kind, String components) {
    return "\"components\":{\"" + kind + "\":{" + components + "}}";
  }

  private static String response(String pattern) {
    return yaml(
        "paths: {/a: {get: {x-amazon-apigateway-integration: {type: mock, responses: {? \""
            + pattern
            + "\" : {statusCode: 200}}}}}}\n");
  }

  private static String authorizer(String pattern) {
    return json(
        components(
            "securitySchemes",
            "\"a\":{\"type\":\"apiKey\",\"name\":\"A\",\"in\":\"header\",\"x-amazon-apigateway-authorizer\":"
                + "{\"type\":\"cognito_user_pools\",\"providerARNs\":[\"a\"],\"identityValidationExpression\":\""
                + pattern
                + "\"}}"));
  }

  private static String aliased(String first, IntFunction<String> line, int levels) {
    return first + repeated(levels, i -> line.apply(i).formatted(i + 1, i + 1, i, i));
  }

  static String repeated(int times, IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).collect(joining());
  }
}
