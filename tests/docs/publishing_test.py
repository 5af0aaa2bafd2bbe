"""docs/publiceren.md tells the truth: real web servers, set up as it says, pass script/check_site."""

import contextlib
import datetime
import email.message
import http.server
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, scratch_folder

CHECK = ROOT / "script/check_site"
SECURITY = """
beveiliging: {contact: ["mailto:melden@voorbeeld.example"], verloopt: 2999-12-31, talen: [nl, en]}
"""
NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    {headers}
  }}
}}
"""
APACHE = """\
ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
User {user}
Group {group}
{modules}
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot {site}
<Directory {site}>
  Require all granted
  AllowOverride {override}
</Directory>
"""
APACHE_MODULES = "mpm_event authz_core mime dir headers deflate filter"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command, port):
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                assert server.poll() is None, server.stderr.read()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def check(address):
    return subprocess.run([CHECK, address], capture_output=True, text=True, check=False)


class Servers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # Apache leaves root and must still be able to read what it shows: the clone may lie in a folder
        # that is closed to others.
        kept = tempfile.TemporaryDirectory()
        cls.addClassCleanup(kept.cleanup)
        cls.folder = pathlib.Path(kept.name)
        cls.folder.chmod(0o755)
        project = copy_project_with_charts(ROOT / "tests/sites/klein/project", cls.folder / "project")
        for file in [project / "data/plan.yaml", *project.glob("data/**/*.yaml")]:
            file.write_text(file.read_text(encoding="utf-8").replace("voorbeeld: true\n", ""), encoding="utf-8")
        plan = project / "data/plan.yaml"
        plan.write_text(plan.read_text(encoding="utf-8") + SECURITY, encoding="utf-8")
        cls.site = cls.folder / "site"
        build_site(project, cls.site)
        cls.security = (cls.site / ".well-known/security.txt").read_text(encoding="utf-8")

    def free_port(self):
        """Where a server will stand that shows the site, which then says that it belongs there."""
        port = free_port()
        here = self.security.replace("https://bankjes.voorbeeld/", f"http://127.0.0.1:{port}/")
        self.assertNotEqual(here, self.security)
        (self.site / ".well-known/security.txt").write_text(here, encoding="utf-8")
        return port

    def nginx(self, name, headers):
        folder = scratch_folder(f"nginx-{name}")
        port = self.free_port()
        user = "user root;\n" if os.geteuid() == 0 else ""
        config = folder / "nginx.conf"
        config.write_text(user + NGINX.format(folder=folder, port=port, site=self.site, headers=headers))
        return running(["nginx", "-c", config], port)

    def apache(self, name, override):
        folder = self.folder / f"apache-{name}"
        folder.mkdir()
        port = self.free_port()
        modules = "\n".join(
            f"LoadModule {one}_module modules/mod_{one}.so" for one in APACHE_MODULES.split()
        )
        config = folder / "apache.conf"
        config.write_text(
            APACHE.format(folder=folder, port=port, site=self.site, modules=modules, override=override,
                          user="www-data", group="www-data")
        )  # fmt: skip
        return running(["apache2", "-X", "-f", config], port)

    def test_nginx_with_the_file_of_the_theme_is_right(self):
        with self.nginx("right", f"include {ROOT}/themes/standaard/hosting/nginx.conf;") as address:
            result = check(address)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("alles staat goed", result.stdout)

    def test_nginx_without_it_is_told_what_is_wrong(self):
        with self.nginx("bare", "") as address:
            result = check(address)
        self.assertEqual(result.returncode, 1)
        self.assertIn("de kop Content-Security-Policy ontbreekt", result.stdout)
        self.assertIn("security.txt: het mediatype is 'text/plain'; verwacht 'text/plain; charset=utf-8'", result.stdout)

    def test_a_header_that_comes_twice_or_otherwise_is_told(self):
        headers = f'include {ROOT}/themes/standaard/hosting/nginx.conf; add_header X-Content-Type-Options "sniff";'
        with self.nginx("twice", headers) as address:
            result = check(address)
        self.assertIn("de kop X-Content-Type-Options is 'nosniff, sniff'; verwacht 'nosniff'", result.stdout)

    def test_nginx_that_hides_what_begins_with_a_dot_shows_security_txt_by_the_file_of_the_theme(self):
        hides = r"location ~ /\. { deny all; }"
        with self.nginx("hides", f"{hides} include {ROOT}/themes/standaard/hosting/nginx.conf;") as address:
            result = check(address)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        with self.nginx("hides-all", hides) as address:
            result = check(address)
        self.assertIn("security.txt: antwoord 403; verwacht 200", result.stdout)

    def test_a_site_that_says_it_belongs_elsewhere_is_told(self):
        with self.nginx("elsewhere", f"include {ROOT}/themes/standaard/hosting/nginx.conf;") as address:
            (self.site / ".well-known/security.txt").write_text(self.security, encoding="utf-8")
            result = check(address)
        self.assertEqual(result.returncode, 1)
        self.assertIn("Canonical is 'https://bankjes.voorbeeld/.well-known/security.txt', maar opgehaald is", result.stdout)
        self.assertIn("1 keer niet goed", result.stdout)

    def test_apache_reads_what_stands_in_the_site(self):
        with self.apache("right", "All") as address:
            result = check(address)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_a_server_that_shows_the_front_page_for_everything_is_told(self):
        site = self.site

        class Same(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write((site / "index.html").read_bytes())

            def log_message(self, *words):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Same)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        result = check(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        server.server_close()
        self.assertEqual(result.returncode, 1)
        self.assertIn("antwoord 200 voor een bladzijde die er niet is; verwacht 404", result.stdout)
        self.assertIn("gaat niet ingepakt over de lijn", result.stdout)
        self.assertIn("security.txt: het mediatype is 'niets'", result.stdout)

    def test_no_server_gives_3_and_no_address_2(self):
        self.assertEqual(check(f"http://127.0.0.1:{free_port()}/").returncode, 3)
        self.assertEqual(check("actieplan.voorbeeld").returncode, 2)


class SecurityText(unittest.TestCase):
    """What script/check_site makes of a security.txt, whatever the server."""

    ADDRESS = "https://actieplan.voorbeeld/"
    PLACE = ADDRESS + ".well-known/security.txt"
    PLAIN = "text/plain; charset=utf-8"

    @classmethod
    def setUpClass(cls):
        loader = importlib.machinery.SourceFileLoader("check_site", str(CHECK))
        cls.addClassCleanup(setattr, sys, "dont_write_bytecode", sys.dont_write_bytecode)
        sys.dont_write_bytecode = True
        cls.script = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_site", loader))
        loader.exec_module(cls.script)

    def said(self, body, kind=PLAIN, status=200, base=ADDRESS, place=PLACE):
        headers = email.message.Message()
        if kind:
            headers["Content-Type"] = kind
        asked = []

        def get(address):
            asked.append(address)
            return status, headers, body if isinstance(body, bytes) else body.encode(), place

        self.script.get_with_place = get
        lines = list(self.script.check_security(base))
        self.assertEqual(asked, [self.PLACE])
        return lines

    def text(self, expires="2999-12-31T23:59:59Z", more=""):
        return f"# van ons\nContact: mailto:melden@voorbeeld.example\nExpires: {expires}\n{more}"

    def test_one_that_is_right(self):
        everything = f"Preferred-Languages: nl, en-GB\nCanonical: https://elders.example/x\nCanonical: {self.PLACE}\n"
        for body in (self.text(), self.text(more=everything), self.text(more=everything).replace("\n", "\r\n"), self.text("2999-12-31t23:59:59.5+01:00")):
            self.assertEqual(self.said(body), [])
        self.assertEqual(self.said(self.text(), 'Text/Plain;charset="UTF-8"'), [])

    def test_each_mistake_has_its_line(self):
        soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=10, hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        for words, lines in {
            "Contact ontbreekt": self.said("Expires: 2999-12-31T23:59:59Z\n"),
            "Contact is 'melden@voorbeeld.example'": self.said(self.text().replace("mailto:", "")),
            "Expires staat er 0 keer": self.said("Contact: tel:+31-0\n"),
            "Expires staat er 2 keer": self.said(self.text(more="expires: 2999-12-31T23:59:59Z\n")),
            "Expires is voorbij (2001-12-31T23:59:59Z)": self.said(self.text("2001-12-31T23:59:59Z")),
            "let op: Expires is over 10 dagen voorbij": self.said(self.text(soon)),
            "Expires is 'morgen'": self.said(self.text("morgen")),
            "Expires is '2999-12-31'": self.said(self.text("2999-12-31")),
            "Canonical is 'https://elders.example/'": self.said(self.text(more="Canonical: https://elders.example/\n")),
            "Preferred-Languages noemt 'Nederlands en Engels'": self.said(self.text(more="Preferred-Languages: Nederlands en Engels\n")),
            "Preferred-Languages staat er 2 keer": self.said(self.text(more="Preferred-Languages: nl\n" * 2)),
            "het mediatype is 'text/plain; charset=iso-8859-1'": self.said(self.text(), "text/plain; charset=iso-8859-1"),
            "het mediatype is 'niets'": self.said(self.text(), None),
            "het mediatype is 'text/html'": self.said("<!doctype html>", "text/html"),
            "geen tekst in UTF-8": self.said(b"Contact: \xe9\n"),
            "antwoord 404; verwacht 200": self.said("", status=404),
        }.items():
            with self.subTest(words):
                self.assertEqual(len(lines), 1, lines)
                self.assertIn(words, lines[0])

    def test_of_a_site_in_a_folder_it_is_that_of_the_server(self):
        self.assertEqual(self.said(self.text(), base=self.ADDRESS + "plan/"), [])
        self.assertRegex(self.said("", status=404, base=self.ADDRESS + "plan/")[0], "^let op: er is geen security.txt")

    def test_where_the_server_leads_elsewhere_that_may_be_its_place(self):
        elsewhere = "https://www.voorbeeld.example/security.txt"
        self.assertEqual(self.said(self.text(more=f"Canonical: {elsewhere}\n"), place=elsewhere), [])


class Hook(unittest.TestCase):
    """The two lines that keep a mistake out of a commit."""

    def test_git_refuses_a_commit_while_there_is_a_mistake(self):
        project = copy_project_with_charts(ROOT, scratch_folder("hook") / "project")
        (project / "build").mkdir()
        (project / "build/release").symlink_to(pathlib.Path(os.environ["PEIL"]).parent)

        def git(*words):
            who = ("-c", "user.name=iemand", "-c", "user.email=iemand@voorbeeld.example")
            return subprocess.run(("git", *who, *words), cwd=project, capture_output=True, text=True)

        self.assertEqual(git("init", "-q").returncode, 0)
        hook = project / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        text = (ROOT / "docs/publiceren.md").read_text(encoding="utf-8")
        hook.write_text(re.search(r"```sh\n(#!/bin/sh\n.*?)```", text, re.DOTALL)[1], encoding="utf-8")
        hook.chmod(0o755)
        plan = project / "data/plan.yaml"
        right = plan.read_text(encoding="utf-8")
        plan.write_text(right.replace("taal: nl", "tal: nl"), encoding="utf-8")
        git("add", "data")
        refused = git("commit", "-qm", "fout")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("bedoelt u 'taal'?", refused.stderr)
        plan.write_text(right, encoding="utf-8")
        git("add", "data")
        self.assertEqual(git("commit", "-qm", "goed").returncode, 0)


class Samples(unittest.TestCase):
    def test_the_samples_for_ci_are_yaml_and_name_commands_that_exist(self):
        for file in sorted((ROOT / "docs/ci").iterdir()):
            with self.subTest(file.name):
                text = file.read_text(encoding="utf-8")
                self.assertIsInstance(yaml.safe_load(text), dict)
                self.assertIn("script/site", text)
                self.assertEqual(
                    set(re.findall(r"build/release/peil (.+)", text)) - {"check", "build --publish -o publiek", "build --publish -o public"},
                    set(),
                )


if __name__ == "__main__":
    unittest.main()
