package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.Unreadable;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Path;

/** A token read from a file that something else refreshes before it expires. */
public record TokenFile(Path file) implements OAuthTokenProvider {

  @Override
  public String getToken() {
    try {
      return BearerToken.checked(
          BoundedBytes.text(file, 1), reason -> new InvalidInput(file + ": " + reason));
    } catch (IOException e) {
      throw Unreadable.of(file.toString(), e);
    }
  }
}
