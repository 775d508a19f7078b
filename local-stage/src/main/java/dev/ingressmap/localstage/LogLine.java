package dev.ingressmap.localstage;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.ingressmap.gateway.Escaped;
import java.util.StringJoiner;

/** Logs a message on one line, with a stack trace below it. logback.xml refers to this class. */
public final class LogLine extends ThrowableHandlingConverter {

  @Override
  public String convert(ILoggingEvent event) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(Escaped.line(event.getFormattedMessage()));
    if (event.getThrowableProxy() instanceof ThrowableProxy failure) {
      Escaped.trace(failure.getThrowable()).forEach(lines::add);
    }
    return lines.toString();
  }
}
