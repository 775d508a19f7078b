package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.check.StageUrl;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.net.URI;

/**
 * The URLs of a map's paths, whether or not the DNS knows its domain yet.
 *
 * @param apiIds of the map, by part
 */
public record InvokeUrls(Session session, ApiIds apiIds) {

  /** The invoke URL; below the domain if the API has no other address. */
  public StageUrl of(String path) {
    Settings settings = session.settings();
    Domain domain = settings.domain();
    if (settings.api().endpoint().disabled() && domain != null) {
      String url = domain.url();
      String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
      return new StageUrl(URI.create(base), path);
    }
    String part = settings.api().split().partOf(path.split("\\?", 2)[0]);
    return new StageUrl(URI.create(session.invokeUrl(apiIds.of(part))), Split.within(part, path));
  }
}
