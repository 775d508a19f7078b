package dev.ingressmap.localstage.http;

import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;

/** Waits for the head of a server's answer. Its body is for whoever reads it, as it arrives. */
public abstract class ArrivingHead implements Response.Listener {

  private boolean begun;

  /** The head has arrived. If the body breaks off, its source says so. */
  protected abstract void begins(Response head, Content.Source body);

  /** No head has arrived. */
  protected abstract void fails(Result result);

  @Override
  public final void onContentSource(Response response, Content.Source body) {
    begun = true;
    begins(response, body);
  }

  @Override
  public final void onComplete(Result result) {
    if (begun) {
      return;
    }
    if (result.isSucceeded()) {
      begins(result.getResponse(), new ByteBufferContentSource());
    } else {
      fails(result);
    }
  }
}
