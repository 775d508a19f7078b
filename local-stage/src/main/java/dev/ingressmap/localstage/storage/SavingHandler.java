package dev.ingressmap.localstage.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what a request has changed before it is answered. */
public final class SavingHandler extends Handler.Wrapper {

  private static final Logger log = LoggerFactory.getLogger(SavingHandler.class);

  private static final byte[] NOT_KEPT =
      "{\"message\":\"local-stage cannot keep this change: its log says why\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final Shelves shelves;

  public SavingHandler(Shelves shelves, Handler others) {
    super(others);
    this.shelves = shelves;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return HttpMethod.GET.is(request.getMethod())
        ? super.handle(request, response, callback)
        : super.handle(request, new Saving(request, response, shelves), callback);
  }

  private static final class Saving extends Response.Wrapper {

    private final Shelves shelves;
    private boolean saved;

    Saving(Request request, Response wrapped, Shelves shelves) {
      super(request, wrapped);
      this.shelves = shelves;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!saved) {
        saved = true;
        try {
          shelves.save();
        } catch (StorageException e) {
          log.error("what was changed is not kept: {}", e.getMessage());
          getWrapped().reset();
          setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
          getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
          super.write(true, ByteBuffer.wrap(NOT_KEPT), callback);
          return;
        }
      }
      super.write(last, content, callback);
    }
  }
}
