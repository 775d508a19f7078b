package dev.ingressmap.gateway.deploy.api.step;

/** The map cannot be deployed, because somebody else's document replaces it each time. */
public final class ForeignDocument extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignDocument(String apiId, String stage, int times, String version) {
    super(
        "PutRestApi on API "
            + apiId
            + ": somebody else writes to this API: "
            + times
            + " times in a row another document was there when the map was deployed, the last one"
            + " with version \""
            + version
            + "\", so stage "
            + stage
            + " does not have the map: see in CloudTrail who else calls PutRestApi, stop one of the"
            + " two, and apply again");
  }
}
