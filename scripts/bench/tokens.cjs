// The tokens of the chat examples of a training file, as OpenAI's cookbook counts them, through js-tiktoken: node tokens.cjs PEERS FILE
const fs = require('fs');
const path = require('path');
const readline = require('readline');

const modules = path.join(process.argv[2], 'node_modules', 'js-tiktoken', 'dist');
const { Tiktoken } = require(path.join(modules, 'lite.cjs'));
const encoding = new Tiktoken(require(path.join(modules, 'ranks', 'o200k_base.cjs')));

async function main() {
    let total = 0;
    for await (const line of readline.createInterface({ input: fs.createReadStream(process.argv[3]), crlfDelay: Infinity })) {
        total += 3;
        for (const message of JSON.parse(line).messages) {
            total += 3 + encoding.encode(message.role, [], []).length + encoding.encode(message.content, [], []).length;
        }
    }
    console.log(total, 0, 0, 0);
}

main();
