package dev.ingressmap.localstage.template;

import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.util.introspection.Info;
import org.jspecify.annotations.Nullable;

/** Renders missing values as empty text, as AWS does. */
final class EmptyReferences implements InvalidReferenceEventHandler {

  @Override
  public Object invalidGetMethod(
      Context context,
      String reference,
      @Nullable Object object,
      @Nullable String property,
      Info info) {
    return "";
  }

  @Override
  public boolean invalidSetMethod(
      Context context, String leftReference, @Nullable String rightReference, Info info) {
    return false;
  }

  @Override
  public Object invalidMethod(
      Context context,
      @Nullable String reference,
      @Nullable Object object,
      String method,
      Info info) {
    return "";
  }
}
