"""Django's Redis cache with one client per server: redis-py needs a millisecond to build one, Django does per call."""

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

# A number that is never left without an end, whoever dies in between; KEYS[1] its name, ARGV[1] seconds.
COUNT = """
    local number = redis.call('INCR', KEYS[1])
    if number == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
    return number"""


class OneClient(RedisCacheClient):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._clients = {}

    def get_client(self, key=None, *, write=False):
        """The client of the server that holds the key. Clients are thread-safe, their pool hands out connections."""
        index = self._get_connection_pool_index(write)
        if index not in self._clients:
            self._clients[index] = super().get_client(key, write=write)
        return self._clients[index]


class Cache(RedisCache):
    """Setting CACHES: the same keys and values as `django.core.cache.backends.redis.RedisCache`."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = OneClient

    def count(self, key: str, timeout: int) -> int:
        """Count one under the key, which is forgotten `timeout` seconds after the first; how many there are now.

        One command, exact for any number of processes. Raises redis.RedisError.
        """
        key = self.make_and_validate_key(key)
        return self._cache.get_client(key, write=True).eval(COUNT, 1, key, timeout)
