package org.kwitness.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectPathTest {

  @Test
  void membersFollowAPointerOrAnAddress() {
    assertThat(ObjectPath.pointed("$0", "lock")).isEqualTo("$0->lock");
    assertThat(ObjectPath.pointed("&$0->part", "lock")).isEqualTo("$0->part.lock");
  }

  @Test
  void lockOfAnArgumentIsThatOfTheParameter() {
    assertThat(ObjectPath.throughArgument("$1->lock", "$1", 0)).contains("$0->lock");
    assertThat(ObjectPath.throughArgument("$1->p->lock", "$1->p", 2)).contains("$2->lock");
    assertThat(ObjectPath.throughArgument("$1->part.lock", "&$1->part", 0)).contains("$0->lock");
    assertThat(ObjectPath.throughArgument("$1->lock", "&$1->lock", 0)).contains("$0");
  }

  @Test
  void otherObjectsAreNotReached() {
    assertThat(ObjectPath.throughArgument("$1->lock", "$0", 0)).isEmpty();
    assertThat(ObjectPath.throughArgument("$1->lock", "", 0)).isEmpty();
    assertThat(ObjectPath.throughArgument("$1->locks", "&$1->lock", 0)).isEmpty();
    assertThat(ObjectPath.throughArgument("$11->lock", "$1", 0)).isEmpty();
  }
}
