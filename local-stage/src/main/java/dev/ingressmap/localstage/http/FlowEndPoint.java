package dev.ingressmap.localstage.http;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection within this process.
 *
 * <p>Jetty's own, {@code MemoryEndPointPipe}, hands each step to another thread, and loses the news
 * of bytes that are written while the other end begins to wait for them.
 */
final class FlowEndPoint extends AbstractEndPoint {

  private final Flow in;
  private final Flow out;
  private final SocketAddress local;
  private final SocketAddress remote;
  private final Executor executor;
  private final boolean serves;
  private final FlowEndPoint other;

  /**
   * A client's end.
   *
   * @param client the address that the server sees
   * @param executor runs what may block
   */
  FlowEndPoint(
      SocketAddress client,
      SocketAddress server,
      Scheduler scheduler,
      ByteBufferPool pool,
      Executor executor) {
    super(scheduler);
    this.in = new Flow(pool);
    this.out = new Flow(pool);
    this.local = client;
    this.remote = server;
    this.executor = executor;
    this.serves = false;
    this.other = new FlowEndPoint(this, scheduler);
  }

  private FlowEndPoint(FlowEndPoint client, Scheduler scheduler) {
    super(scheduler);
    this.in = client.out;
    this.out = client.in;
    this.local = client.remote;
    this.remote = client.local;
    this.executor = client.executor;
    this.serves = true;
    this.other = client;
  }

  FlowEndPoint otherEnd() {
    return other;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return local;
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return remote;
  }

  @Override
  public Object getTransport() {
    return this;
  }

  @Override
  public int fill(ByteBuffer buffer) {
    if (isInputShutdown()) {
      return -1;
    }
    int count = in.read(buffer);
    if (count > 0) {
      notIdle();
      other.mayWrite();
    } else if (count < 0) {
      shutdownInput();
    }
    return count;
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws EofException {
    if (isOutputShutdown()) {
      throw new EofException("closed");
    }
    boolean all = out.write(buffers);
    notIdle();
    other.mayRead();
    return all;
  }

  /** Something may have been written before this end began to wait for it. */
  @Override
  protected void needsFillInterest() {
    if (in.isReadable()) {
      mayRead();
    }
  }

  /** Something may have been read before this end began to wait for that. */
  @Override
  protected void onIncompleteFlush() {
    if (out.isWritable()) {
      mayWrite();
    }
  }

  @Override
  protected void doShutdownOutput() {
    out.end();
    other.mayRead();
  }

  @Override
  protected void doClose() {
    out.end();
    if (serves) {
      // The answer may have come before the whole request, and counts nevertheless.
      in.ignore();
    } else {
      in.abandon();
    }
    other.mayRead();
    other.mayWrite();
  }

  /** With a socket, its selector would tell the connection. */
  @Override
  public void onClose(@Nullable Throwable failure) {
    super.onClose(failure);
    Connection connection = getConnection();
    if (connection != null) {
      Turns.take(() -> connection.onClose(failure));
    }
  }

  private void mayRead() {
    if (isFillInterested()) {
      run(getFillInterest().getCallbackInvocationType(), getFillInterest()::fillable);
    }
  }

  private void mayWrite() {
    if (getWriteFlusher().isPending()) {
      run(getWriteFlusher().getCallbackInvocationType(), getWriteFlusher()::completeWrite);
    }
  }

  private void run(InvocationType type, Runnable task) {
    if (type == InvocationType.BLOCKING) {
      executor.execute(task);
    } else {
      Turns.take(task);
    }
  }
}
