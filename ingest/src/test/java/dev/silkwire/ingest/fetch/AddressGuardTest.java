package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
        "100::1",
        "4000::1"
      })
  void privateAndReservedAddressesAreRefused(String address) throws UnknownHostException {
    assertThat(new AddressGuard(List.of()).permits(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "192.167.1.1",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void publicAddressesArePermitted(String address) throws UnknownHostException {
    assertThat(new AddressGuard(List.of()).permits(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.1.0/24, 127.0.1.8, true",
    "127.0.1.0/24, 127.0.2.8, false",
    "127.0.1.0/24, 127.0.0.1, false",
    "127.0.1.0/24, 169.254.169.254, false",
    "127.0.1.0/24, ::1, false",
    "127.0.1.0/24, ::ffff:127.0.1.1, true",
    "fd00::/8, fd12::1, true",
    "fd00::/8, fe80::1, false",
    "10.0.0.7, 10.0.0.7, true",
    "10.0.0.7, 10.0.0.8, false",
    "127.0.0.0/31, 127.0.0.1, true",
    "127.0.0.0/31, 127.0.0.2, false",
  })
  void anAllowedRangePermitsOnlyItsAddresses(String allow, String address, boolean permitted)
      throws UnknownHostException {
    assertThat(new AddressGuard(List.of(allow)).permits(InetAddress.getByName(address)))
        .isEqualTo(permitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost/8", "127.0.0.1/33", "127.0.0.1/x", "", "example.org"})
  void anInvalidRangeIsNamed(String range) {
    assertThatThrownBy(() -> new AddressGuard(List.of(range)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + range + "' is not an address range");
  }
}
