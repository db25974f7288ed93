namespace Preflight.Queries;

/// <summary>Reads sources of rows that are no table: union, print, range, datatable, externaldata, search, find.</summary>
internal sealed class SourceReading(QueryReading query)
{
    private TokenReader Reader => query.Reader;

    public RowShape Read(QueryScope scope)
    {
        var name = Reader.Take().Text;
        query.Used.Add(name);
        switch (name)
        {
            case "union":
                return Union(null, scope);
            case "print":
                return query.Columns.Read(RowShape.Of([]), scope);
            case "range":
                return Range(scope);
            case "datatable" or "externaldata":
                return Literal(name);
            default:
                // search and find give the columns of all tables.
                Reader.SkipOperator();
                return query.NotKnown(name);
        }
    }

    /// <param name="before">The rows before the operator; null where it begins the query.</param>
    public RowShape Union(RowShape? before, QueryScope scope)
    {
        var (isFuzzy, source) = (false, (string?)null);
        foreach (var (name, value) in query.Operators.Parameters())
        {
            isFuzzy |= name == "isfuzzy" && value.Text == "true";
            source = name is "withsource" or "with_source" ? value.Text : source;
        }

        var rows = before;
        do
        {
            var one =
                isFuzzy
                && Reader.Next.Kind == TokenKind.Name
                && query.Tables.Find(Reader.Next.Text) is null
                && scope.Table(Reader.Next.Text) is null
                && !Reader.Ahead(1).Is("(")
                    ? Missing()
                    : query.Pipelines.ReadOne(scope);
            rows = rows?.And(one) ?? one;
        } while (Reader.Take(","));
        return source is null ? rows : rows.With([source]);
    }

    /// <summary>A fuzzy union leaves out what does not exist.</summary>
    private RowShape Missing() => query.NotKnown($"the table {Reader.Take().Text}");

    private RowShape Range(QueryScope scope)
    {
        var name = Reader.Name("the name of a column");
        foreach (var word in new[] { "from", "to", "step" })
        {
            Reader.Expect(word, "in range");
            query.Expressions.Read(RowShape.Of([]), scope);
        }

        return RowShape.Of([name]);
    }

    private RowShape Literal(string name)
    {
        var columns = query.Columns.Typed();
        if (!Reader.Next.Is("["))
        {
            throw Reader.Unexpected($"\"[\" and the rows of {name}");
        }

        Reader.SkipBrackets();
        if (Reader.Take("with"))
        {
            Reader.SkipBrackets();
        }

        return RowShape.Of(columns);
    }
}
