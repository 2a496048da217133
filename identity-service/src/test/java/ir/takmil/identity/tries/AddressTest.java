package ir.takmil.identity.tries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

  @Test
  void fourPartsAreOneCaller() {
    assertThat(Address.of(" 203.0.113.7")).isEqualTo(new Address("203.0.113.7"));
    assertThat(Address.of("::ffff:203.0.113.7")).isEqualTo(Address.of("203.0.113.7"));
  }

  @Test
  void ofTheNewerOnesTheNetworkIsOneCaller() {
    assertThat(Address.of("2001:db8:1:2::1")).isEqualTo(Address.of("2001:DB8:1:2:ffff::9"));
    assertThat(Address.of("2001:db8:1:2::1")).isNotEqualTo(Address.of("2001:db8:1:3::1"));
  }

  @Test
  void whatIsNoAddressIsItself() {
    assertThat(Address.of("unknown")).isEqualTo(new Address("unknown"));
    assertThat(Address.of("")).isEqualTo(new Address(""));
    assertThat(Address.of("203.0.113.7").toString()).doesNotContain("203");
  }
}
