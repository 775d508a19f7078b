package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.ReferencePage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/annotations.md has every annotation that is read. */
class AnnotationReferenceTest {

  @Test
  void hasEveryAnnotation() throws IOException {
    ReferencePage page = new ReferencePage("annotations.md", "The annotations of an Ingress");
    page.paragraph(
        "[gateway](../gateway.md#what-teams-say-annotations-on-the-ingress) explains them.");
    page.table(
        List.of("annotation", "meaning", "values", "default"),
        Stream.of(Annotation.values())
            .map(each ->
                List.of(
                    ReferencePage.code(Annotations.PREFIX + each.key()),
                    ReferencePage.words(each.description()),
                    ReferencePage.words(each.allowed()),
                    ReferencePage.words(each.otherwise())))
            .toList());
    page.check();
  }
}
