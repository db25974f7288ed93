using CommandLine;

namespace Preflight.Queries;

/// <summary>Reads calls of functions and aggregations.</summary>
internal sealed class CallReading(QueryReading query)
{
    private static readonly HashSet<string> Literals =
    [
        "datetime",
        "date",
        "timespan",
        "time",
        "guid",
        "real",
        "double",
        "int",
        "long",
        "decimal",
        "bool",
        "boolean",
        "dynamic",
        "typeof",
    ];

    private TokenReader Reader => query.Reader;

    /// <returns>The columns that it makes if it is given no name; null if they are not known.</returns>
    public IReadOnlyList<string>? Read(RowShape rows, QueryScope scope, bool aggregates)
    {
        var name = Reader.Take();
        query.Used.Add(name.Text);
        if (Literals.Contains(name.Text))
        {
            Reader.SkipBrackets();
            return null;
        }

        Reader.Take();
        if (name.Text == "toscalar")
        {
            query.Pipelines.Read(scope);
            Reader.Expect(")", "at the end of toscalar");
            return null;
        }

        var place = Reader.Place;
        var given = Arguments(rows, scope, aggregates);
        Check(name, given.Count, scope, aggregates);
        if (name.Text == "ago")
        {
            LookBack(place);
        }

        return FunctionNames.Of(name.Text, given, rows);
    }

    /// <returns>For each argument the columns that it makes, all of the rows for a star.</returns>
    private List<IReadOnlyList<string>?> Arguments(RowShape rows, QueryScope scope, bool aggregates)
    {
        var given = new List<IReadOnlyList<string>?>();
        while (!Reader.Take(")"))
        {
            if (given.Count > 0)
            {
                Reader.Expect(",", "or \")\" after an argument");
            }

            if (Reader.Next.Is("*") && Reader.Ahead(1).Text is "," or ")")
            {
                Reader.Take();
                given.Add(rows.IsOpen ? null : [.. rows.Columns]);
            }
            else
            {
                given.Add(query.Expressions.Value(rows, scope, aggregates));
            }
        }

        return given;
    }

    private void Check(Token name, int given, QueryScope scope, bool aggregates)
    {
        var known = QueryLanguage.Known;
        if (scope.Function(name.Text) is { } own)
        {
            Count(name, given, own.Least, own.Most);
        }
        else if (aggregates && known.Aggregates.TryGetValue(name.Text, out var sums))
        {
            Count(name, given, sums.Least, sums.Most);
        }
        else if (known.Scalars.TryGetValue(name.Text, out var scalar))
        {
            Count(name, given, scalar.Least, scalar.Most);
        }
        else if (known.Aggregates.ContainsKey(name.Text))
        {
            throw new QueryFault($"uses the aggregation {name.Text}() outside of summarize", name.Start);
        }
        else if (query.Tables.HasFunction(name.Text))
        {
            query.NotJudged.Add($"{name.Text}()");
        }
        else
        {
            throw new QueryFault(
                $"calls {name.Text}(), which is no function of Kusto; nearest: "
                    + Suggestion.NearestThree(name.Text, known.Scalars.Keys.Concat(aggregates ? known.Aggregates.Keys : [])),
                name.Start
            );
        }
    }

    private static void Count(Token name, int given, int least, int most)
    {
        if (given < least || given > most)
        {
            var allowed =
                least == most ? $"{least}"
                : most == int.MaxValue ? $"at least {least}"
                : $"{least} to {most}";
            throw new QueryFault($"calls {name.Text}() with {given} arguments; it takes {allowed}", name.Start);
        }
    }

    /// <param name="place">Of the argument of ago().</param>
    private void LookBack(int place)
    {
        var end = Reader.Place;
        Reader.Place = place;
        var (time, isLiteral) = (Reader.Take(), Reader.Next.Is(")"));
        Reader.Place = end;
        if (isLiteral && NumberLiteral.Time(time.Text) is { } back)
        {
            query.LooksTo(back);
        }
        else
        {
            query.Used.Add("ago(expression)");
        }
    }
}
