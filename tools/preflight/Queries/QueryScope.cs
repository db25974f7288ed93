namespace Preflight.Queries;

/// <summary>The names that let statements and parameters give.</summary>
internal sealed class QueryScope(QueryScope? outer)
{
    private readonly HashSet<string> _values = [];
    private readonly Dictionary<string, RowShape> _tables = [];
    private readonly Dictionary<string, QueryFunction> _functions = [];

    public IEnumerable<string> Tables => _tables.Keys.Concat(outer?.Tables ?? []);

    public IEnumerable<string> Values => _values.Concat(outer?.Values ?? []);

    public void AddValue(string name) => _values.Add(name);

    public void Add(string name, RowShape rows) => _tables[name] = rows;

    public void Add(string name, QueryFunction function) => _functions[name] = function;

    public bool HasValue(string name) => _values.Contains(name) || outer?.HasValue(name) == true;

    public RowShape? Table(string name) => _tables.GetValueOrDefault(name) ?? outer?.Table(name);

    public QueryFunction? Function(string name) => _functions.GetValueOrDefault(name) ?? outer?.Function(name);
}
