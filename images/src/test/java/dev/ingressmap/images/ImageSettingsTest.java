package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ImageSettingsTest {

  private static final Platform FOREIGN = new Platform("s390x", "linux");

  @Test
  void namesModulesByCommas() {
    assertThat(settings("image.modules", " jdk.net, ,jdk.jcmd ").modules())
        .containsExactly("jdk.net", "jdk.jcmd");
    assertThat(settings("image.modules", "").modules()).isEmpty();
  }

  @Test
  void takesNoWordForYesOrNo() {
    assertThat(settings("image.aot", "false").cached()).isFalse();
    assertThatThrownBy(() -> settings("image.aot", "no"))
        .hasMessage("image.aot is true or false, not \"no\"");
  }

  @Test
  void asksForTheModulesOfAnotherPlatform() {
    assertThatThrownBy(() -> settings("image.jmods", "").jmodsFor(FOREIGN))
        .isInstanceOf(BuildFailure.class)
        .hasMessageContaining("for linux/s390x needs the modules of its JDK")
        .hasMessageEndingWith("-Dimage.jmods=…");
    assertThatThrownBy(() -> settings("image.jmods", "/nowhere").jmodsFor(FOREIGN))
        .hasMessage("no java.base.jmod in image.jmods, " + Path.of("/nowhere"));
  }

  private static ImageSettings settings(String property, String value) {
    Properties properties = new Properties();
    properties.putAll(Map.of(property, value));
    return ImageSettings.of(properties);
  }
}
