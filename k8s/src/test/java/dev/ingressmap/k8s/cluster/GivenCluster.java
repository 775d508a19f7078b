package dev.ingressmap.k8s.cluster;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.k8s.Kubectl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An existing cluster with all images, by its context in the kubeconfig. It is left unchanged. */
record GivenCluster(String context, @Nullable String address) implements Cluster {

  private static final List<String> SERVICE =
      List.of("-n", "nginx-ingress", "get", "service", "nginx-ingress-controller", "-o");

  @Override
  public String put(Path manifests, String name) {
    return manifests.toString();
  }

  @Override
  public Outcome call(String... arguments) {
    return Kubectl.call(Stream.concat(options().stream(), Stream.of(arguments)).toList());
  }

  @Override
  public List<String> options() {
    return List.of("--context", context);
  }

  /** The given address, or that of the load balancer, or a node's address with the node port. */
  @Override
  public InetSocketAddress ingress() throws IOException, InterruptedException {
    if (address != null) {
      int colon = address.lastIndexOf(':');
      return new InetSocketAddress(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
    String balancer = service("{.status.loadBalancer.ingress[0]['ip','hostname']}");
    if (!balancer.isBlank()) {
      return new InetSocketAddress(balancer.strip(), 80);
    }
    String node = kubectl("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[0].address}");
    return new InetSocketAddress(
        node.strip(),
        Integer.parseInt(service("{.spec.ports[?(@.name==\"http\")].nodePort}").strip()));
  }

  private String service(String path) throws IOException, InterruptedException {
    return kubectl(
        Stream.concat(SERVICE.stream(), Stream.of("jsonpath=" + path)).toArray(String[]::new));
  }

  @Override
  public void close() {}
}
