package dev.ingressmap.localstage.fault;

/**
 * A call of the control plane that has had no effect yet.
 *
 * @param operation its name in the service model, such as {@code CreateRestApi}
 * @param caller the id of the access key that signed it; empty if it is not signed
 */
public record ArrivedCall(
    String operation, String httpMethod, String path, String region, String caller) {}
