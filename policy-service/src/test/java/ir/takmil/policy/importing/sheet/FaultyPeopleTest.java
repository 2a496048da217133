package ir.takmil.policy.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.sheet.Fault;
import ir.takmil.platform.web.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people really send. Each faulty list gets one clear answer. */
class FaultyPeopleTest {
  static Stream<Arguments> spoilt() {
    return FaultyPeople.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void isAnsweredClearly(String what, byte[] file, String code) {
    Taken taken = Taken.from(file);

    assertThat(taken.codes()).as(what).contains(code);
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasAPersianSentence(FaultCode fault) {
    assertThat(new Sentences().know(fault.code())).as(fault.code()).isTrue();
  }

  @Test
  void aFaultNamesTheRowAndTheColumnButNotTheValue() {
    var taken =
        Taken.from(
            (FaultyPeople.HEADER
                    + "\n"
                    + FaultyPeople.SOUND
                    + "\n"
                    + FaultyPeople.SOUND.replace(FaultyPeople.CODE, "۱۲۳"))
                .getBytes(StandardCharsets.UTF_8));

    assertThat(taken.faults).containsExactly(Fault.at(4, "کد ملی", FaultCode.NATIONAL_CODE_WRONG));
  }
}
