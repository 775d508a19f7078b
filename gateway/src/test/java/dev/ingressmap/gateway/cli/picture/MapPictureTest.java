package dev.ingressmap.gateway.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.picture.MapPicture.Kind;
import dev.ingressmap.gateway.cli.picture.MapPicture.Route;
import dev.ingressmap.gateway.cli.picture.MapPicture.Team;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MapPictureTest {

  private static final String HOSTILE =
      "\"><script>alert(1)</script>&amp;<!--]]>'\\%%1$s #quot; end ${x} \u0001\u202e\uD800";

  @Test
  void showsStrangersTextsAsTheyAre() throws Exception {
    MapPicture hostile =
        new MapPicture(
            HOSTILE,
            HOSTILE,
            List.of(
                new Team(
                    HOSTILE, List.of(new Route(HOSTILE, HOSTILE, Kind.OPEN, HOSTILE, HOSTILE)))),
            List.of(HOSTILE));

    Document svg = xml(SvgPicture.of(hostile));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(svg, "title")).anyMatch(title -> title.contains("<script>alert(1)</script>"));
    String html = HtmlPicture.of(hostile);
    assertThat(html).doesNotContain("<script", "<!--").contains("&lt;script&gt;");
    assertThat(MermaidPicture.of(hostile).replace("<br/>", ""))
        .doesNotContain("<", ">al", "\"\"", "#quot", "${");
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void hundredsOfRoutesHaveARowEach(PictureFormat format) {
    List<Team> teams = new ArrayList<>();
    for (int team = 0; team < 40; team++) {
      String name = "team-" + team;
      teams.add(
          new Team(
              name,
              IntStream.range(0, 25)
                  .mapToObj(i ->
                      new Route("GET /" + name + "/" + i, "open", Kind.OPEN, "http://" + name, ""))
                  .toList()));
    }
    MapPicture picture =
        new MapPicture(
            "demo", "v1", teams, teams.stream().map(team -> "http://" + team.name()).toList());

    String drawn = format.of(picture);
    for (Team team : teams) {
      for (Route route : team.routes()) {
        assertThat(drawn).contains(route.name());
      }
    }
    assertThat(drawn.length()).isLessThan(1_000_000);
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
