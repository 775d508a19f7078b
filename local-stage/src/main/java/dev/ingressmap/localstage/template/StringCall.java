package dev.ingressmap.localstage.template;

import java.lang.reflect.Method;
import org.apache.velocity.util.introspection.VelMethod;
import org.jspecify.annotations.Nullable;

/** A string method that is implemented here instead of by Java. */
record StringCall(String name, StringMethods.Method method) implements VelMethod {

  @Override
  public Object invoke(Object object, Object[] arguments) {
    return method.call((String) object, arguments);
  }

  @Override
  public boolean isCacheable() {
    return true;
  }

  @Override
  public String getMethodName() {
    return name;
  }

  @Override
  public @Nullable Method getMethod() {
    return null;
  }

  @Override
  public Class<?> getReturnType() {
    return Object.class;
  }
}
