using CommandLine;

namespace Preflight.Queries;

/// <summary>Reads one operator after a pipe, and says what columns its rows have.</summary>
internal sealed class OperatorReading(QueryReading query)
{
    private static readonly HashSet<string> Options =
    [
        "kind",
        "isfuzzy",
        "withsource",
        "with_source",
        "bagexpansion",
        "with_itemindex",
        "with_source",
        "decodeblocks",
        "flags",
        "expandoutput",
    ];

    private TokenReader Reader => query.Reader;

    public RowShape Read(RowShape rows, QueryScope scope)
    {
        var first = Reader.Next;
        if (query.TakePlaceholder())
        {
            Reader.SkipOperator();
            return query.NotKnown("a placeholder");
        }

        if (first.Kind != TokenKind.Name)
        {
            throw Reader.Unexpected("the name of an operator");
        }

        var name = Reader.Hyphenated();
        if (!QueryLanguage.Known.Operators.Contains(name))
        {
            throw new QueryFault(
                $"has the operator {name}, which Kusto does not have; nearest: "
                    + Suggestion.NearestThree(name, QueryLanguage.Known.Operators),
                first.Start
            );
        }

        query.Used.Add(name);
        var after = Read(name, rows, scope);
        if (!Reader.IsEnd && !query.TakePlaceholder())
        {
            throw Reader.Unexpected($"\"|\", or the end of {name},");
        }

        return after;
    }

    private RowShape Read(string name, RowShape rows, QueryScope scope)
    {
        switch (name)
        {
            case "where" or "filter":
                Parameters();
                query.Expressions.Read(rows, scope);
                return rows;
            case "extend":
                return rows.And(query.Columns.Read(rows, scope));
            case "project":
                return query.Columns.Read(rows, scope);
            case "distinct":
                return Reader.Take("*") ? rows : query.Columns.Read(rows, scope);
            case "serialize":
                return Reader.IsEnd ? rows : rows.And(query.Columns.Read(rows, scope));
            case "project-away":
                return query.Columns.Patterns(rows, scope) is { } gone
                    ? rows with
                    {
                        Columns = rows.Columns.Except(gone).ToHashSet(),
                    }
                    : rows;
            case "project-keep":
                return query.Columns.Patterns(rows, scope) is { } kept ? RowShape.Of(kept) : rows;
            case "project-reorder":
                query.Columns.Patterns(rows, scope);
                return rows;
            case "project-rename":
                return Renamed(rows, scope);
            case "summarize":
                return Summarized(rows, scope);
            case "make-series":
                return Series(rows, scope);
            case "count":
                return RowShape.Of(["Count"]);
            case "take" or "limit" or "sample":
                query.Expressions.Read(RowShape.Of([]), scope);
                return rows;
            case "top":
                query.Expressions.Read(RowShape.Of([]), scope);
                Ordered(rows, scope);
                return rows;
            case "sort" or "order":
                Parameters();
                Ordered(rows, scope);
                return rows;
            case "join" or "lookup":
                return query.Joins.Read(name, rows, scope);
            case "union":
                return query.Sources.Union(rows, scope);
            case "mv-expand" or "mvexpand":
                return Expanded(rows, scope);
            case "parse" or "parse-where":
                return Parsed(rows, scope);
            case "evaluate":
                return Plugin(rows);
            case "as":
                Parameters();
                scope.Add(Reader.Name("a name"), rows);
                return rows;
            case "render" or "consume":
                Reader.SkipOperator();
                return rows;
            case "getschema":
                return RowShape.Of(["ColumnName", "ColumnOrdinal", "DataType", "ColumnType"]);
            default:
                Reader.SkipOperator();
                return query.NotKnown(name);
        }
    }

    /// <summary>kind=inner, hint.strategy=shuffle</summary>
    public List<(string Name, Token Value)> Parameters()
    {
        List<(string, Token)> found = [];
        while (true)
        {
            var isHint = Reader.Next.Is("hint") && Reader.Ahead(1).Is(".");
            if (!isHint && !(Options.Contains(Reader.Next.Text) && Reader.Ahead(1).Is("=")))
            {
                return found;
            }

            var name = Reader.Take().Text;
            while (Reader.Take("."))
            {
                Reader.Name("the name of a hint");
            }

            Reader.Expect("=", $"after {name}");
            found.Add((name, Reader.Take()));
        }
    }

    private void Ordered(RowShape rows, QueryScope scope)
    {
        Reader.Expect("by", "and a column");
        query.Columns.Order(rows, scope);
    }

    private RowShape Renamed(RowShape rows, QueryScope scope)
    {
        do
        {
            var name = query.Columns.Named() ?? throw Reader.Unexpected("a new name and \"=\"");
            var old = Reader.Next;
            var column = Reader.Name("a column");
            query.Expressions.Column(column, old, rows, scope);
            rows = rows with { Columns = rows.Columns.Where(each => each != column).Append(name).ToHashSet() };
        } while (Reader.Take(","));
        return rows;
    }

    private RowShape Summarized(RowShape rows, QueryScope scope)
    {
        Parameters();
        var made = Reader.Next.Is("by") ? RowShape.Of([]) : query.Columns.Read(rows, scope, aggregates: true);
        return Reader.Take("by") ? made.And(query.Columns.Read(rows, scope)) : made;
    }

    private RowShape Series(RowShape rows, QueryScope scope)
    {
        Parameters();
        var made = RowShape.Of([]);
        do
        {
            made = made.And(query.Columns.One(rows, scope, aggregates: true));
            if (Reader.Take("default"))
            {
                Reader.Expect("=", "after default");
                query.Expressions.Read(RowShape.Of([]), scope);
            }
        } while (Reader.Take(","));
        Reader.Expect("on", "and the column of the time");
        made = made.And(query.Columns.One(rows, scope, aggregates: false));
        if (Reader.Take("in"))
        {
            query.Expressions.Read(rows, scope);
        }
        else
        {
            foreach (var word in new[] { "from", "to" })
            {
                if (Reader.Take(word))
                {
                    query.Expressions.Read(rows, scope);
                }
            }

            Reader.Expect("step", "and the length of a step");
            query.Expressions.Read(rows, scope);
        }

        return Reader.Take("by") ? made.And(query.Columns.Read(rows, scope)) : made;
    }

    private RowShape Expanded(RowShape rows, QueryScope scope)
    {
        foreach (var (name, value) in Parameters())
        {
            rows = name == "with_itemindex" ? rows.With([value.Text]) : rows;
        }

        do
        {
            rows = rows.And(query.Columns.One(rows, scope, aggregates: false));
            if (Reader.Take("to"))
            {
                Reader.Expect("typeof", "after to");
                Reader.SkipBrackets();
            }
        } while (Reader.Take(","));
        if (Reader.Take("limit"))
        {
            query.Expressions.Read(RowShape.Of([]), scope);
        }

        return rows;
    }

    private RowShape Parsed(RowShape rows, QueryScope scope)
    {
        Parameters();
        query.Expressions.Read(rows, scope);
        Reader.Expect("with", "and a pattern");
        List<string> names = [];
        while (!Reader.IsEnd || Reader.Next.Is("["))
        {
            if (Reader.Next.Kind == TokenKind.String || Reader.Next.Is("*"))
            {
                Reader.Take();
                continue;
            }

            names.Add(Reader.Name("a text, \"*\" or a column"));
            if (Reader.Take(":"))
            {
                Reader.Name("the type of a column");
            }
        }

        return rows.With(names);
    }

    private RowShape Plugin(RowShape rows)
    {
        Parameters();
        var name = Reader.Next;
        if (!QueryLanguage.Known.Plugins.Contains(Reader.Name("the name of a plug-in")))
        {
            throw new QueryFault(
                $"calls the plug-in {name.Text}, which Kusto does not have; nearest: "
                    + Suggestion.NearestThree(name.Text, QueryLanguage.Known.Plugins),
                name.Start
            );
        }

        query.Used.Add(name.Text);
        if (!Reader.Next.Is("("))
        {
            throw Reader.Unexpected($"\"(\" after {name.Text}");
        }

        Reader.SkipBrackets();
        return Reader.Take(":") ? RowShape.Of(query.Columns.Typed(), rows.IsOpen) : query.NotKnown($"evaluate {name.Text}");
    }
}
