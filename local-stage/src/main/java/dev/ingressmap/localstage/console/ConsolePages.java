package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.console.ConsoleFiles.File;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers with the page and its files, and leads browsers there that ask for nothing else. */
final class ConsolePages extends Handler.Wrapper {

  static final String PATH = "/_local/console";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private final ConsoleFiles files = new ConsoleFiles();

  ConsolePages(Handler others) {
    super(others);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (path.equals("/") && isBrowser(request)) {
      response.setStatus(HttpStatus.FOUND_302);
      response.getHeaders().put(HttpHeader.LOCATION, PATH);
      // Programs that accept anything get another answer.
      response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
      callback.succeeded();
      return true;
    }
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      return super.handle(request, response, callback);
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    File file = file(path);
    if (file == null) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      return true;
    }
    describe(response.getHeaders(), file);
    response.write(true, file.content().buffer(), callback);
    return true;
  }

  /** Whether it asks for the page by a link: a page of another site may lead here, no more. */
  static boolean isLinked(Request request) {
    String path = String.valueOf(request.getHttpURI().getPath());
    return HttpMethod.GET.is(request.getMethod())
        && (path.equals(PATH) || path.equals("/"))
        && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"))
        && "document".equals(request.getHeaders().get("Sec-Fetch-Dest"));
  }

  private static boolean isBrowser(Request request) {
    return HttpMethod.GET.is(request.getMethod())
        && request.getHeaders().getQualityCSV(HttpHeader.ACCEPT).contains("text/html");
  }

  private @Nullable File file(String path) {
    return path.length() <= PATH.length() + 1
        ? files.page()
        : files.find(path.substring(PATH.length() + 1)).orElse(null);
  }

  private static void describe(HttpFields.Mutable headers, File file) {
    headers.put(HttpHeader.CONTENT_TYPE, file.type());
    headers.put(HttpHeader.CONTENT_LENGTH, file.content().size());
    // The next version of local-stage has other files at the same address.
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }
}
