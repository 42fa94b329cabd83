"""Signed requests to S3, as a person makes them: the test's own hand, not feedgen's."""

import datetime
import hashlib
import hmac
import subprocess
import sys
import urllib.error
import urllib.request
from urllib.parse import quote, urlsplit


def has_swift():
    return subprocess.run([sys.executable, "-c", "import swift.obj.mem_server"], capture_output=True).returncode == 0


def request(address, method, path, key, secret, body=b"", region="us-east-1"):
    """(status, headers, body) of AWS Signature Version 4."""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    host, path = urlsplit(address).netloc, quote(path)
    signed = "host;x-amz-content-sha256;x-amz-date"
    canonical = f"{method}\n{path}\n\nhost:{host}\nx-amz-content-sha256:{digest}\nx-amz-date:{now}\n\n{signed}\n{digest}"
    scope = f"{now[:8]}/{region}/s3/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signing = f"AWS4{secret}".encode()
    for part in (now[:8], region, "s3", "aws4_request"):
        signing = hmac.new(signing, part.encode(), "sha256").digest()
    signature = hmac.new(signing, text.encode(), "sha256").hexdigest()
    asked = urllib.request.Request(address + path, data=body or None, method=method, headers={
        "x-amz-content-sha256": digest, "x-amz-date": now,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={key}/{scope},SignedHeaders={signed},Signature={signature}"})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
