package dev.ingressmap.localstage.testing;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.LocalStageBuilder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a local stage for the tests of a class, which get it as a parameter, and stops it after
 * them.
 */
public final class LocalStageExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace OWN = Namespace.create(LocalStageExtension.class);

  private final LocalStageBuilder builder;

  /** An empty API Gateway. */
  public LocalStageExtension() {
    this(LocalStage.builder());
  }

  public LocalStageExtension(LocalStageBuilder builder) {
    this.builder = builder;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // JUnit closes what is in the store when the class is done.
    context.getStore(OWN).put(this, builder.start());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStage.class;
  }

  @Override
  public LocalStage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LocalStage stage = context.getStore(OWN).get(this, LocalStage.class);
    if (stage == null) {
      throw new IllegalStateException("the extension must be static, so that it starts before all");
    }
    return stage;
  }
}
