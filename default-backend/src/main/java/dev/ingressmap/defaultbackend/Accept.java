package dev.ingressmap.defaultbackend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The media ranges of an Accept header, in order, without malformed ones. */
record Accept(List<MediaRange> ranges) {

  Accept {
    ranges = List.copyOf(ranges);
  }

  static Accept parse(String header) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String element : split(header, ',')) {
      MediaRange range = MediaRange.of(split(element, ';'));
      if (range != null) {
        ranges.add(range);
      }
    }
    return new Accept(ranges);
  }

  /** The preferred one of our formats; plain text if none is acceptable. */
  Format preferred() {
    Comparator<MediaRange> mostWanted =
        Comparator.comparingInt(MediaRange::weight)
            .thenComparingInt(MediaRange::specificity)
            .reversed()
            .thenComparingInt(ranges::indexOf);
    Format preferred = Format.TEXT;
    MediaRange best = null;
    for (Format format : Format.values()) {
      MediaRange range = decidingOn(format);
      if (range != null
          && range.weight() > 0
          && (best == null || mostWanted.compare(range, best) < 0)) {
        preferred = format;
        best = range;
      }
    }
    return preferred;
  }

  private @Nullable MediaRange decidingOn(Format format) {
    MediaRange deciding = null;
    for (MediaRange range : ranges) {
      if (range.matches(format.mediaType())
          && (deciding == null || range.specificity() > deciding.specificity())) {
        deciding = range;
      }
    }
    return deciding;
  }

  /** Splits a value at the separators that are not within quotes. */
  private static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(value.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(value.substring(start).strip());
    return parts;
  }
}
