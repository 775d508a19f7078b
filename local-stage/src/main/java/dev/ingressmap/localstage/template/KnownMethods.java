package dev.ingressmap.localstage.template;

import java.util.Set;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.jspecify.annotations.Nullable;

/** Finds the methods that a template calls; Velocity instantiates it. */
public final class KnownMethods extends SecureUberspector {

  /** They would make something huge of a number, in one step. */
  private static final Set<String> UNKNOWN =
      Set.of("ensureCapacity", "format", "formatted", "indent", "repeat");

  @Override
  public @Nullable VelMethod getMethod(
      @Nullable Object object, String name, Object[] arguments, Info info) {
    return UNKNOWN.contains(name) ? null : super.getMethod(object, name, arguments, info);
  }
}
