// DuckDB's bare aggregate through its Node client: node duckdb.cjs MODULES csv|json|none FILE
// Sums of four counts by model, day, project, key, batch and tier, two threads, the columns declared. It prices nothing and checks nothing.
const [modules, kind, file] = process.argv.slice(2);
const { DuckDBInstance } = require(require.resolve('@duckdb/node-api', { paths: [modules] }));

const text = ['start_time_iso', 'end_time_iso', 'project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier', 'compute_units'];
const names = ('start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,'
  + 'compute_units,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_uncached_tokens,input_text_tokens,'
  + 'output_text_tokens,input_cached_text_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens,input_image_tokens,'
  + 'input_cached_image_tokens,output_image_tokens').split(',');
const type = (name) => (text.includes(name) ? 'VARCHAR' : name.endsWith('_time') ? 'BIGINT' : 'DOUBLE');
const path = `'${(file || '').replaceAll("'", "''")}'`;

const scans = {
  csv: `select model, start_time // 86400 as day, project_id, api_key_id, batch, service_tier, sum(num_model_requests) as requests,
          sum(input_tokens) as input, sum(input_cached_tokens) as cached, sum(output_tokens) as output
        from read_csv(${path}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
          columns = {${names.map((name) => `'${name}': '${type(name)}'`).join(', ')}})
        group by all`,
  json: `select model, created // 86400 as day, null as project_id, null as api_key_id, null as batch, service_tier, count(*) as requests,
          sum(usage.prompt_tokens) as input, sum(usage.prompt_tokens_details.cached_tokens) as cached, sum(usage.completion_tokens) as output
        from read_ndjson(${path}, columns = {model: 'VARCHAR', created: 'BIGINT', service_tier: 'VARCHAR',
          usage: 'STRUCT(prompt_tokens BIGINT, completion_tokens BIGINT, prompt_tokens_details STRUCT(cached_tokens BIGINT))'})
        group by all`,
  none: 'select 0 as requests, 0 as input, 0 as cached, 0 as output',
};

(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  // The groups stay in the database, which is the fastest place for them.
  await connection.run(`create table grouped as ${scans[kind]}`);
  const answer = await connection.runAndReadAll(`select sum(requests)::hugeint::varchar, sum(input)::hugeint::varchar,
    sum(cached)::hugeint::varchar, sum(output)::hugeint::varchar from grouped`);
  console.log(answer.getRows()[0].join(' '));
})();
