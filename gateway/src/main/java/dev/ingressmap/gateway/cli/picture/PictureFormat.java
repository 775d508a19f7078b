package dev.ingressmap.gateway.cli.picture;

import dev.ingressmap.gateway.cli.option.Words;

/** A form in which a map is drawn. */
public enum PictureFormat {
  /** An image that fits light and dark pages. */
  SVG,
  /** A page with the image and the routes as a table. */
  HTML,
  /** A diagram that GitHub and others draw from its text. */
  MERMAID;

  /** The words that complete the option. */
  public static final class Formats extends Words {
    public Formats() {
      super("svg", "html", "mermaid");
    }
  }

  public String of(MapPicture picture) {
    return switch (this) {
      case SVG -> SvgPicture.of(picture);
      case HTML -> HtmlPicture.of(picture);
      case MERMAID -> MermaidPicture.of(picture);
    };
  }
}
