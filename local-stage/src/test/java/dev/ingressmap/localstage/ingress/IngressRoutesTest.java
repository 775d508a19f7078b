package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.source.Backend;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressRoutesTest {

  @ParameterizedTest
  @CsvSource({
    // The table of the Ingress specification, row by row.
    "Prefix /,/,/",
    "Prefix /,/any/path,/",
    "Exact /foo,/foo,/foo",
    "Exact /foo,/bar,-",
    "Exact /foo,/foo/,-",
    "Exact /foo/,/foo,-",
    "Prefix /foo,/foo,/foo",
    "Prefix /foo,/foo/,/foo",
    "Prefix /foo/,/foo,/foo/",
    "Prefix /foo/,/foo/,/foo/",
    "Prefix /aaa/bb,/aaa/bbb,-",
    "Prefix /aaa/bbb,/aaa/bbb,/aaa/bbb",
    "Prefix /aaa/bbb/,/aaa/bbb,/aaa/bbb/",
    "Prefix /aaa/bbb,/aaa/bbb/,/aaa/bbb",
    "Prefix /aaa/bbb,/aaa/bbb/ccc,/aaa/bbb",
    "Prefix /aaa/bbb,/aaa/bbbxyz,-",
    "Prefix / Prefix /aaa,/aaa/ccc,/aaa",
    "Prefix / Prefix /aaa Prefix /aaa/bbb,/aaa/bbb,/aaa/bbb",
    "Prefix / Prefix /aaa Prefix /aaa/bbb,/ccc,/",
    "Prefix /aaa,/ccc,-",
    // Cases in the text of the specification.
    "Exact /foo Prefix /,/foo,/foo",
    "Exact /foo Prefix /,/foo/,/",
    "Prefix /foo Exact /foo/,/foo/,/foo/",
    "Prefix /foo,/FOO,-",
    "ImplementationSpecific /foo,/foo/bar,/foo",
    "ImplementationSpecific /foo,/foobar,-",
  })
  void pathsAreMatchedAsSpecified(String rules, String path, String expected) {
    SampleMap map = new SampleMap();
    String[] words = rules.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      map.ingress("default", null, words[i] + " a.example.com" + words[i + 1] + " " + words[i + 1]);
    }

    assertThat(found(map, "a.example.com", path)).isEqualTo(expected);
  }

  @Test
  void exactIsPreferredToPrefixInAnyOrder() {
    String exact = "Exact a.example.com/foo exact";
    String prefix = "Prefix a.example.com/foo prefix";

    assertThat(found(SampleMap.of(exact, prefix), "a.example.com", "/foo")).isEqualTo("exact");
    assertThat(found(SampleMap.of(prefix, exact), "a.example.com", "/foo")).isEqualTo("exact");
    assertThat(found(SampleMap.of(prefix, exact), "a.example.com", "/foo/")).isEqualTo("prefix");
  }

  @Test
  void ofTwoRulesForTheSameTheFirstKeepsIt() {
    SampleMap map =
        new SampleMap()
            .ingress("one", null, "Prefix a.example.com/foo first")
            .ingress("two", null, "Prefix a.example.com/foo/ second");

    assertThat(found(map, "a.example.com", "/foo")).isEqualTo("first");
  }

  @ParameterizedTest
  @CsvSource({
    // The table of wildcards in the specification.
    "*.foo.com,bar.foo.com,true",
    "*.foo.com,baz.bar.foo.com,false",
    "*.foo.com,foo.com,false",
    // Names as requests spell them.
    "foo.com,FOO.com,true",
    "foo.com,foo.com.,true",
    "*.foo.com,Bar.Foo.Com.,true",
    "foo.com,foo.com..,false",
    "foo.com,a.foo.com,false",
    "foo.com,'',false",
    "*.foo.com,.foo.com,true",
    "localhost,localhost,true",
  })
  void hostsAreMatchedAsSpecified(String rule, String host, boolean expected) {
    IngressRoutes routes = new IngressRoutes(SampleMap.of("Prefix " + rule + "/ a").map());

    assertThat(routes.find(host, "/").isPresent()).isEqualTo(expected);
    assertThat(routes.names(host)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example.com,/x,exact",
    "b.example.com,/x,wildcard",
    "a.b.example.com,/x,any",
    "other.org,/x,any",
    "'',/x,any",
    // The host is chosen before the path, as nginx chooses its server.
    "a.example.com,/y,-",
    "b.example.com,/y,-",
    "other.org,/y,-",
  })
  void hostOfItsOwnBeatsWildcardBeatsNone(String host, String path, String expected) {
    SampleMap map =
        SampleMap.of(
            "Exact /x any", "Exact *.example.com/x wildcard", "Exact a.example.com/x exact");

    assertThat(found(map, host, path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example.com,/a,a",
    "a.example.com,/b,b",
    "a.example.com,/c,default-a",
    "b.example.com,/c,default-b",
    "c.example.com,/c,c",
    "c.example.com,/d,global",
    "d.example.com,/d,default-d",
    "e.example.com,/e,global",
    "other.org,/,global",
  })
  void defaultBackendTakesWhatNoRuleMatches(String host, String path, String expected) {
    SampleMap map =
        new SampleMap()
            .ingress("one", "default-a", "Exact a.example.com/a a")
            .ingress("two", "default-b", "Exact a.example.com/b b", "Exact b.example.com/b b")
            .ingress("two", null, "Prefix c.example.com/c c", "e.example.com")
            .ingress("two", "default-d", "d.example.com")
            .ingress("two", "global")
            .ingress("two", "too late");

    assertThat(found(map, host, path)).isEqualTo(expected);
  }

  @Test
  void defaultBackendOfRulesWithoutHostIsForOtherHosts() {
    SampleMap map =
        new SampleMap()
            .ingress("one", "default", "Exact /a a")
            .ingress("one", null, "Exact a.example.com/a a");

    assertThat(found(map, "other.org", "/b")).isEqualTo("default");
    assertThat(found(map, "a.example.com", "/b")).isEqualTo("-");
  }

  @Test
  void targetIsInTheNamespaceOfItsIngress() {
    SampleMap map =
        new SampleMap()
            .ingress("one", "default", "Exact a.example.com/a a")
            .ingress("two", null, "Exact a.example.com/b b");
    IngressRoutes routes = new IngressRoutes(map.map());

    assertThat(
            Arrays.asList("/a", "/b", "/c").stream()
                .map(path -> routes.find("a.example.com", path).orElseThrow().describe()))
        .containsExactly("Service one/a:80", "Service two/b:80", "Service one/default:80");
  }

  private static String found(SampleMap map, String host, String path) {
    return new IngressRoutes(map.map())
        .find(host, path)
        .map(target -> ((Backend.Service) target.backend()).name())
        .orElse("-");
  }
}
