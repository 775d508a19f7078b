package dev.ingressmap.localstage.control.wire;

/** Carries out an operation. It throws {@code ApiGatewayException} to refuse one. */
@FunctionalInterface
public interface OperationHandler {

  Answer handle(Call call);
}
