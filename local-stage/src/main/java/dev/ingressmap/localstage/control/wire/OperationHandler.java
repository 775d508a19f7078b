package dev.ingressmap.localstage.control.wire;

/** Carries out an operation; throws {@code ApiGatewayException} where it refuses. */
@FunctionalInterface
public interface OperationHandler {

  Answer handle(Call call);
}
