package dev.ingressmap.localstage.fallback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells clients of other services that these are not here. */
final class MissingServices extends Handler.Abstract {

  /** Far more than the forms of STS have before the name of the action. */
  private static final int MAX_FORM = 64 * 1024;

  /** What is read of a body so that its sender gets to see the answer. */
  private static final long MAX_IGNORED = 10 * 1024 * 1024L;

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]{1,100})(?:&|$)");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Optional<OtherCall> other = OtherCall.of(request);
    if (other.isEmpty()) {
      return false;
    }
    OtherCall call = other.get();
    Matcher action = ACTION.matcher(OtherCall.query(request) + "&" + form(request));
    Problem problem = Problem.missing(call.service());
    if (call.service().equals(OtherCall.STS) && action.find()) {
      if (action.group(1).equals(CallerIdentity.ACTION)) {
        CallerIdentity.of(call.caller()).write(response, callback);
        return true;
      }
      problem = Problem.missingAction(call.service(), action.group(1));
    }
    problem.write(call.protocol(), request, response, callback);
    return true;
  }

  /** The beginning of the body; a client that waits for permission to send it does not get it. */
  private static String form(Request request) throws IOException {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return "";
    }
    try (InputStream in = Request.asInputStream(request)) {
      byte[] form = in.readNBytes(MAX_FORM);
      var _ = in.skip(MAX_IGNORED);
      return new String(form, StandardCharsets.UTF_8);
    }
  }
}
