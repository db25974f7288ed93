namespace Preflight.Queries;

/// <summary>A query while it is read: its tokens, and what was found in it.</summary>
internal sealed class QueryReading
{
    private readonly HashSet<string> _tables = [];

    /// <param name="hasPlaceholders">True in a workbook, which fills {names} in before it sends the query.</param>
    public QueryReading(IReadOnlyList<Token> tokens, ITables tables, bool hasPlaceholders)
    {
        (Reader, Tables, HasPlaceholders) = (new TokenReader(tokens), tables, hasPlaceholders);
        Expressions = new ExpressionReading(this);
        Calls = new CallReading(this);
        Pipelines = new PipelineReading(this);
        Operators = new OperatorReading(this);
        Sources = new SourceReading(this);
        Joins = new JoinReading(this);
        Columns = new ColumnListReading(this);
    }

    public TokenReader Reader { get; }

    public ITables Tables { get; }

    public bool HasPlaceholders { get; }

    public ExpressionReading Expressions { get; }

    public CallReading Calls { get; }

    public PipelineReading Pipelines { get; }

    public OperatorReading Operators { get; }

    public SourceReading Sources { get; }

    public JoinReading Joins { get; }

    public ColumnListReading Columns { get; }

    public List<string> TablesRead { get; } = [];

    public List<string> NotJudged { get; } = [];

    public HashSet<string> Used { get; } = [];

    public TimeSpan? LooksBack { get; private set; }

    public RowShape? Table(string name)
    {
        if (Tables.Find(name) is not { } found)
        {
            return null;
        }

        if (_tables.Add(name))
        {
            TablesRead.Add(name);
            if (found.IsOpen)
            {
                NotJudged.Add($"the columns of {name}");
            }
        }

        return RowShape.Of(found.Columns, found.IsOpen);
    }

    public void LooksTo(TimeSpan time) => LooksBack = LooksBack > time ? LooksBack : time;

    public RowShape NotKnown(string part)
    {
        NotJudged.Add(part);
        return RowShape.Any;
    }

    /// <summary>True if a {name} was read over that a workbook fills in.</summary>
    public bool TakePlaceholder()
    {
        if (!Reader.Next.Is("{") || Reader.Ahead(1).Kind != TokenKind.Name)
        {
            return false;
        }

        if (!HasPlaceholders)
        {
            throw new QueryFault($"has the placeholder {{{Reader.Ahead(1).Text}}}, which nothing fills in", Reader.Next.Start);
        }

        Reader.SkipBrackets();
        return true;
    }
}
