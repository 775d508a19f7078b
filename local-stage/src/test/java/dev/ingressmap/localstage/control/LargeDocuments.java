package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.control.HostileDocuments.components;
import static dev.ingressmap.localstage.control.HostileDocuments.document;
import static dev.ingressmap.localstage.control.HostileDocuments.json;
import static dev.ingressmap.localstage.control.HostileDocuments.paths;
import static dev.ingressmap.localstage.control.HostileDocuments.repeated;
import static dev.ingressmap.localstage.control.HostileDocuments.yaml;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Well-formed documents that have far more of something than anybody needs. */
final class LargeDocuments {

  private LargeDocuments() {}

  static Stream<Named<Supplier<String>>> large() {
    return Stream.of(
        document(
            "schemas",
            () ->
                json(
                    components(
                        "schemas",
                        repeated(60_000, i -> "\"a%d\":{},".formatted(i)) + "\"a\":{}"))),
        document(
            "validators",
            () ->
                json(
                    "\"x-amazon-apigateway-request-validators\":{"
                        + repeated(60_000, i -> "\"a%d\":{},".formatted(i))
                        + "\"a\":{}}")),
        document(
            "unknown fields",
            () -> json(repeated(200_000, i -> "\"a%d\":1,".formatted(i)) + "\"a\":1")),
        document(
            "unknown responses",
            () ->
                json(
                    paths(
                        "\"responses\":{"
                            + repeated(200_000, i -> "\"a%d\":{},".formatted(i))
                            + "\"a\":{}}"))),
        document("unknown tags", () -> yaml("x-a: [" + repeated(100_000, i -> "!a b, ") + "]")),
        document(
            "slashes",
            () -> json("\"servers\":[{\"url\":\"" + "/a" + "/".repeat(6_000_000) + "a\"}]")),
        document("spaces", () -> " ".repeat(6_000_000) + json("\"x-a\":1")),
        document("comments", () -> yaml("# a\n".repeat(1_000_000))),
        document("one text", () -> yaml("x-a: " + "a".repeat(6_000_000))),
        document("lines of one text", () -> yaml("x-a: |\n" + "  a\n".repeat(1_500_000))),
        document(
            "responses of parameters",
            () ->
                json(
                    paths(
                        "\"parameters\":["
                            + repeated(
                                30_000, i -> "{\"in\":\"query\",\"name\":\"n%d\"},".formatted(i))
                            + "{\"in\":\"query\",\"name\":\"n\"}],"
                            + "\"x-amazon-apigateway-integration\":{\"type\":\"mock\",\"responses\":{"
                            + repeated(30_000, i -> "\"p%d\":{\"statusCode\":200},".formatted(i))
                            + "\"default\":{\"statusCode\":200}}}"))));
  }
}
