package dev.ingressmap.gateway.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The URL at which a stage answers.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html">
 *     Invoke REST APIs</a>
 */
record InvokeUrl(@Nullable URI endpoint, String region) {

  String of(String apiId, String stage) {
    if (endpoint == null) {
      String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
      return "https://" + apiId + ".execute-api." + region + "." + suffix + "/" + stage;
    }
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    // Many clients resolve no name below another API Gateway's, so the API's id is in the path.
    return endpoint.getScheme()
        + "://"
        + endpoint.getHost()
        + port
        + "/_aws/execute-api/"
        + apiId
        + "/"
        + stage;
  }
}
