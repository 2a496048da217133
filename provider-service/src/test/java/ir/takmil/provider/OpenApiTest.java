package ir.takmil.provider;

import ir.takmil.platform.testing.DescribedDoors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The written description of the doors and the doors are the same, with who may enter. */
class OpenApiTest extends WholeService {
  private final DescribedDoors doors;

  OpenApiTest(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping built,
      @LocalServerPort int port)
      throws IOException {
    this.doors = new DescribedDoors("provider-service", built, List.of(), port);
  }

  @Test
  void everyDoorIsDescribedWithWhoMayEnterAndNothingElseIs() {
    doors.areDescribedAndNothingElseIs();
  }

  @Test
  void onlyTheRolesThatAreDescribedEnter() throws IOException, InterruptedException {
    doors.letInWhomTheyName();
  }
}
