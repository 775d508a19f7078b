package dev.ingressmap.localstage.template;

import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/** A property that is set to bounded values. */
record BoundedSet(VelPropertySet property) implements VelPropertySet {

  @Override
  public Object invoke(Object object, @Nullable Object value) throws Exception {
    return property.invoke(object, Values.bounded(value));
  }

  @Override
  public boolean isCacheable() {
    return property.isCacheable();
  }

  @Override
  public String getMethodName() {
    return property.getMethodName();
  }
}
