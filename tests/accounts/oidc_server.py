"""A carrier's single sign-on in one process: discovery, token, userinfo and keys, on loopback."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "streetwork"


class Provider:
    """`person` is what userinfo answers; `verifier` is the PKCE verifier that the last exchange sent."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person = {}
        self.exchanged = {}

    def answer(self, path, origin):
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        now = int(time.time())
        claims = {"iss": origin, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.person}
        return {
            "/.well-known/openid-configuration": lambda: {
                "issuer": origin,
                "authorization_endpoint": f"{origin}/authorize",
                "token_endpoint": f"{origin}/token",
                "userinfo_endpoint": f"{origin}/userinfo",
                "jwks_uri": f"{origin}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/token": lambda: {
                "access_token": "opaque",
                "token_type": "Bearer",
                "id_token": jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"}),
            },
            "/userinfo": lambda: self.person,
            "/jwks": lambda: {"keys": [{**jwk, "kid": "1", "alg": "RS256", "use": "sig"}]},
        }[path]()


@contextmanager
def running():
    """Yields (provider, origin)."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(provider.answer(self.path, origin)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            provider.exchanged = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.do_GET()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield provider, origin
    finally:
        server.shutdown()
        server.server_close()
