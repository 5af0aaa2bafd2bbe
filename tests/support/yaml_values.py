"""YAML as an editor reads it (the core schema of YAML 1.2): a date is text, `ja` is text."""

import json
import re

import yaml


class CoreLoader(yaml.SafeLoader):
    """Only what the core schema knows; PyYAML itself would make dates and yes/no of words."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
# 012 is twelve in the core schema, ten in YAML 1.1.
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def load_yaml(text):
    """The values of a file, as JSON knows them: keys are text."""
    return json.loads(json.dumps(yaml.load(text, Loader=CoreLoader)))
