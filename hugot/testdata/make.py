"""Makes the models of this folder and the pieces that the tests expect.

    python3 -m venv venv && venv/bin/pip install onnx==1.23.2 tokenizers numpy
    venv/bin/python make.py

The models are no models of language: each piece of the vocabulary has its
label, and a title ("dr") makes a name of the word behind it. So what they
find is known. Everything here is invented.
"""

import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ADDRESS", "I-ADDRESS", "B-DISEASE", "I-DISEASE", "B-CHEMICAL", "I-CHEMICAL", "B-ORG", "I-ORG"]
# word: label. A word that is cut has the label on its first piece.
WORDS = {
    "maria": "B-PER", "gonzalez": "I-PER", "jose": "B-PER", "josé": "B-PER", "muller": "I-PER", "müller": "I-PER",
    "berg": "B-PER", "##strom": "O", "##ström": "O", "nord": "O", "##berg": "B-PER",
    "李": "B-PER", "小": "I-PER", "龙": "I-PER",
    "berlin": "B-LOC", "paris": "B-LOC", "elm": "B-ADDRESS", "street": "I-ADDRESS",
    "asthma": "B-DISEASE", "ibuprofen": "B-CHEMICAL", "acme": "B-ORG",
    "hi": "O", "this": "O", "is": "O", "and": "O", "in": "O", "i": "O", "have": "O", "take": "O", "dr": "O", "word": "O",
}
OTHERS = "äöüßéèçñåıйдмитр"


def vocabulary(cased):
    pieces = list(SPECIAL)
    for c in [chr(c) for c in range(33, 127)] + list(OTHERS):
        pieces += [c, "##" + c]
    for word in WORDS:
        pieces.append(word)
        if cased and not word.startswith("##"):
            pieces.append(word.capitalize())
    return {piece: i for i, piece in enumerate(dict.fromkeys(pieces))}


def tokenizer(vocab, cased):
    t = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=100))
    t.normalizer = normalizers.BertNormalizer(lowercase=not cased)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return t


def model(vocab, cased):
    own = np.zeros((len(vocab), len(LABELS)), np.float32)
    behind = np.zeros_like(own)
    own[:, 0] = 4
    for word, label in WORDS.items():
        for spelling in {word, word.capitalize()} if cased else {word}:
            if spelling in vocab and label != "O":
                own[vocab[spelling]] = 0
                own[vocab[spelling], LABELS.index(label)] = 6
    for title in ("dr", "Dr"):
        if title in vocab:
            behind[vocab[title], 1] = 9
    node = helper.make_node
    nodes = [
        node("Gather", ["own", "input_ids"], ["a"]),
        node("Gather", ["behind", "input_ids"], ["b"]),
        # one to the right, with nothing before the first
        node("Slice", ["b", "zero", "minus_one", "axis"], ["head"]),
        node("Slice", ["b", "zero", "one", "axis"], ["first"]),
        node("Sub", ["first", "first"], ["nothing"]),
        node("Concat", ["nothing", "head"], ["moved"], axis=1),
        node("Add", ["a", "moved"], ["sum"]),
        # the mask and the types are inputs of every BERT
        node("Add", ["attention_mask", "token_type_ids"], ["m"]),
        node("Sub", ["m", "m"], ["n"]),
        node("Cast", ["n"], ["f"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["f", "last"], ["g"]),
        node("Add", ["sum", "g"], ["logits"]),
    ]
    ints = lambda name, *v: numpy_helper.from_array(np.array(v, np.int64), name)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "sequence"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", len(LABELS)])
    graph = helper.make_graph(
        nodes, "tiny", inputs, [output],
        [numpy_helper.from_array(own, "own"), numpy_helper.from_array(behind, "behind"),
         ints("zero", 0), ints("one", 1), ints("minus_one", -1), ints("axis", 1), ints("last", 2)],
    )
    m = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    onnx.checker.check_model(m)
    return m


TEXTS = [
    "Hi this is Maria Gonzalez.", "hi jose müller, São Paulo", "  two  spaces\tand\nlines ", "İstanbul ıss straße Groß", "李小龙 is 小",
    "e\u0301cole cafe\u0301 x", "дмитрий ok", "a😀b 👨\u200d👩\u200d👧 c", "\u200bzero\u200bwidth\u00a0nbsp\ufeff", "ﬁnance ½ ① ǅ", "bad \ufffd x\x01y",
    "don't @home #1 (x)", "", " ", "ΑΘΗΝΑ ΣΊΣΥΦΟΣ", "x" * 120, "\r\n\r\nA\r\n", "क्षि नमस्ते", "Nguyễn Thị Ánh", "한국어", "Bergström bergstrom",
]
CORPUS = ["hi this is maria gonzalez and i take ibuprofen", "josé müller is in são paulo", "grüße aus der hauptstraße 5", "李小龙 and дмитрий"]


def bpe():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=300, show_progress=False, special_tokens=["<s>", "<pad>", "</s>"], initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet())))
    t.enable_truncation(6)  # as exported models have it: the reader must not cut
    return t


def unigram():
    """Not trained: the trainer gives another result each time."""
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    pieces += [("▁" + word, -3.0 - i / 100) for i, word in enumerate(dict.fromkeys(" ".join(CORPUS).split()))]
    pieces += [(piece, -6.0 - i / 100) for i, piece in enumerate(["an", "er", "ll", "st", "ra", "▁"])]
    pieces += [(c, -9.0 - i / 100) for i, c in enumerate([chr(c) for c in range(33, 127)] + list(OTHERS))]
    t = Tokenizer(models.Unigram(pieces, unk_id=3))
    t.normalizer = normalizers.NFKC()
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    t.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return t


def expected(t):
    t.no_truncation()
    out = []
    for text in TEXTS:
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        e = t.encode(text, add_special_tokens=False)
        out.append([[i, at[s], at[q]] for i, (s, q) in zip(e.ids, e.offsets)])
    return out


def write(path, value):
    with open(path, "w", encoding="utf-8") as f:
        json.dump(value, f, ensure_ascii=False, separators=(",", ":"))
        f.write("\n")


def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    pieces = {"texts": TEXTS}
    for name, cased in (("uncased", False), ("cased", True)):
        os.makedirs(name, exist_ok=True)
        vocab = vocabulary(cased)
        t = tokenizer(vocab, cased)
        write(f"{name}/tokenizer.json", json.loads(t.to_str()))
        write(f"{name}/config.json", {
            "model_type": "bert", "max_position_embeddings": 512, "pad_token_id": 0,
            "id2label": {str(i): label for i, label in enumerate(LABELS)},
        })
        onnx.save(model(vocab, cased), f"{name}/model.onnx")
        pieces[name] = expected(t)
    for name, t in (("bpe", bpe()), ("unigram", unigram())):
        os.makedirs("tokenizers", exist_ok=True)
        write(f"tokenizers/{name}.json", json.loads(t.to_str()))
        pieces[name] = expected(t)
    write("tokenizers/pieces.json", pieces)


main()
