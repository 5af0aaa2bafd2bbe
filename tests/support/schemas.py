"""The schemas that `peil schema` writes, laid beside the files of a project as an editor does it."""

import fnmatch
import functools
import json
import pathlib

import jsonschema
import yaml
from peil_runs import run_peil
from yaml_values import load_yaml


class Schemas:
    def __init__(self, project, folder):
        self.project = pathlib.Path(project)
        self.folder = pathlib.Path(folder)
        result = run_peil("schema", "-C", project, "-o", folder)
        assert result.returncode == 0, result.stderr
        self.index = json.loads((self.folder / "index.json").read_text(encoding="utf-8"))

    @functools.cache
    def schema(self, path):
        return json.loads((self.folder / path).read_text(encoding="utf-8"))

    def for_file(self, name):
        """The schemas for a file, as an editor chooses: the last pattern that fits decides."""
        return [self.schema(path) for path, patterns in self.index.items() if is_meant(name, patterns)]

    def files(self):
        """What authors write in YAML; the rest of data/edities/ is what `peil freeze` keeps."""
        for file in sorted(self.project.glob("data/**/*.yaml")):
            name = str(file.relative_to(self.project))
            if not name.startswith("data/edities/"):
                yield name

    def refusals(self, name, text=None):
        """What the schemas refuse in a file; nothing when it is no YAML at all."""
        if text is None:
            text = (self.project / name).read_bytes()
        try:
            values = load_yaml(text)
        except (yaml.YAMLError, ValueError, TypeError):
            return []
        return [
            f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}"
            for schema in self.for_file(name)
            for error in jsonschema.Draft7Validator(schema).iter_errors(values)
        ]

    def all_refusals(self):
        return [refusal for name in self.files() for refusal in self.refusals(name)]


def is_meant(name, patterns):
    meant = False
    for pattern in patterns:
        glob = pattern.removeprefix("!")
        if fnmatch.fnmatchcase(name, glob) and name.count("/") == glob.count("/"):
            meant = not pattern.startswith("!")
    return meant
