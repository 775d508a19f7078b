package dev.ingressmap.localstage.template;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that a template may call: those of texts, numbers, collections and the given
 * variables. Velocity instantiates it.
 */
public final class KnownMethods extends SecureUberspector {

  /** Methods that would create something huge from a number, or compute for long, in one step. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "ensureCapacity",
          "isProbablePrime",
          "modInverse",
          "modPow",
          "movePointLeft",
          "movePointRight",
          "nextProbablePrime",
          "pow",
          "probablePrime",
          "scaleByPowerOfTen",
          "setBit",
          "setScale",
          "shiftLeft",
          "shiftRight",
          "sqrt");

  @Override
  public @Nullable VelMethod getMethod(
      @Nullable Object object, String name, Object[] arguments, Info info) {
    VelMethod method = method(object, name, arguments, info);
    return method == null ? null : new BoundedCall(method, info.getLine());
  }

  private @Nullable VelMethod method(
      @Nullable Object object, String name, Object[] arguments, Info info) {
    if (object instanceof String && !StringMethods.isQuick(name)) {
      StringMethods.Method own = StringMethods.find(name, arguments);
      return own == null ? null : new StringCall(name, own);
    }
    return isKnown(object) && !UNKNOWN.contains(name)
        ? super.getMethod(object, name, arguments, info)
        : null;
  }

  @Override
  public @Nullable VelPropertyGet getPropertyGet(
      @Nullable Object object, String identifier, Info info) {
    return isKnown(object) ? super.getPropertyGet(object, identifier, info) : null;
  }

  @Override
  public @Nullable VelPropertySet getPropertySet(
      @Nullable Object object, String identifier, @Nullable Object value, Info info) {
    VelPropertySet set =
        isKnown(object) ? super.getPropertySet(object, identifier, value, info) : null;
    return set == null ? null : new BoundedSet(set);
  }

  @Override
  public @Nullable Iterator<?> getIterator(@Nullable Object object, Info info) {
    return object != null && isKnown(object) ? super.getIterator(object, info) : null;
  }

  /** Streams and similar objects can compute endlessly; AWS documents none of them. */
  private static boolean isKnown(@Nullable Object object) {
    return switch (object) {
      case String _, Number _, Boolean _, Character _ -> true;
      case Collection<?> _, Map<?, ?> _, Map.Entry<?, ?> _, Iterator<?> _ -> true;
      case InputVariable _, UtilVariable _ -> true;
      case null -> false;
      default -> object.getClass().isArray();
    };
  }
}
