# The tokens of the chat examples of a training file, as OpenAI's cookbook counts them, through tiktoken: python3 tokens.py RANKS FILE
import json
import sys

import tiktoken
from tiktoken.load import load_tiktoken_bpe

O200K = "|".join([
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"\p{N}{1,3}", r" ?[^\s\p{L}\p{N}]+[\r\n/]*", r"\s*[\r\n]+", r"\s+(?!\S)", r"\s+"])
encoding = tiktoken.Encoding("o200k_base", pat_str=O200K, mergeable_ranks=load_tiktoken_bpe(sys.argv[1]), special_tokens={})

total = 0
with open(sys.argv[2], encoding="utf-8") as lines:
    for line in lines:
        total += 3
        for message in json.loads(line)["messages"]:
            total += 3 + len(encoding.encode_ordinary(message["role"])) + len(encoding.encode_ordinary(message["content"]))
print(total, 0, 0, 0)
