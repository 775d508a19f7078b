package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.velocity.util.introspection.VelMethod;
import org.jspecify.annotations.Nullable;

/**
 * A method call that respects the deadline and gets bounded values.
 *
 * @param line of the template that contains the call
 */
record BoundedCall(VelMethod method, int line) implements VelMethod {

  @Override
  public @Nullable Object invoke(Object object, @Nullable Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    Deadline deadline = Deadline.current();
    deadline.at(line);
    deadline.check();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = Values.bounded(arguments[i]);
    }
    return Values.bounded(method.invoke(object, arguments));
  }

  @Override
  public boolean isCacheable() {
    return method.isCacheable();
  }

  @Override
  public String getMethodName() {
    return method.getMethodName();
  }

  @Override
  public @Nullable Method getMethod() {
    return method.getMethod();
  }

  @Override
  public Class<?> getReturnType() {
    return method.getReturnType();
  }
}
