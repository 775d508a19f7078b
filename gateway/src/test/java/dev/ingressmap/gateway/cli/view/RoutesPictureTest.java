package dev.ingressmap.gateway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RoutesPictureTest {

  @TempDir private Path folder;

  @Test
  void showsEachRouteWithItsTeamAndWhatAnswers() throws Exception {
    ViewRun run = picture("svg");

    assertThat(run.exitCode()).isZero();
    List<String> texts = texts(xml(run.out()), "text");
    assertThat(texts)
        .contains("Clients", "API demo", "stage v1", "shop", "web", "gateway.yaml")
        .contains("ANY /orders", "AWS_IAM", "ANY /admin", "closed", "ANY /{proxy+}", "open")
        .contains("http://shop.example.com", "http://www.example.com", "API Gateway")
        .contains("function hook");
    assertThat(texts).filteredOn("http://www.example.com"::equals).hasSize(1);
  }

  @Test
  void isAPageThatLoadsAndRunsNothing() throws Exception {
    String page = picture("html").out();

    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("default-src 'none'", "<td>ANY /orders</td><td>AWS_IAM</td>")
        .doesNotContain("<script", "src=", "href=");
  }

  @Test
  void isADiagramOfMermaid() throws Exception {
    assertThat(picture("mermaid").out())
        .startsWith(
            """
            flowchart LR
              clients([Clients]) --> stage["API demo, stage v1"]
              subgraph team0["web"]
                route0["ANY /<br/>open"]
            """)
        .contains("  target0[\"http://www.example.com\"]\n")
        .contains("  stage --> route0 --> target0\n");
  }

  @Test
  void cannotBeCombinedWithOtherForms() throws Exception {
    assertThat(picture("svg", "--markdown").err())
        .contains("--markdown: cannot be combined with --picture: remove one");
    assertThat(picture("svg", "--output", "json").err())
        .contains("--picture: cannot be combined with --output json: remove one");
    assertThat(picture("png").err()).contains("png");
  }

  private ViewRun picture(String format, String... options) throws IOException {
    String map =
        ViewRun.ingress(
                "shop/orders", "shop.example.com", "Prefix /orders", "authorization=AWS_IAM")
            + ViewRun.ingress("web/all", "www.example.com", "Prefix /")
            + ViewRun.ingress("web/admin", "www.example.com", "Exact /admin", "expose=\"false\"");
    String settings =
        """
        routes:
          GET /status: {mock: {body: ok}}
          POST /hook: {lambda: "arn:aws:lambda:eu-central-1:123456789012:function:hook"}
        """;
    Path manifests = Files.writeString(folder.resolve("map.yaml"), map);
    Path config = Files.writeString(folder.resolve("gateway.yaml"), settings);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "routes",
                "-f",
                manifests.toString(),
                "--config",
                config.toString(),
                "--picture",
                format));
    arguments.addAll(List.of(options));
    return ViewRun.of(0, arguments.toArray(String[]::new));
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<String> texts(Document svg, String element) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getTextContent())
        .toList();
  }
}
