namespace Preflight.Queries;

/// <summary>Reads lists of columns: with a name and a value, with an order, with a type, or by a pattern.</summary>
internal sealed class ColumnListReading(QueryReading query)
{
    private TokenReader Reader => query.Reader;

    /// <summary>A = b, c, (d, e) = f(): up to the end of the operator.</summary>
    /// <returns>The names, open if one of them is not known.</returns>
    public RowShape Read(RowShape rows, QueryScope scope, bool aggregates = false)
    {
        var made = RowShape.Of([]);
        do
        {
            made = made.And(One(rows.And(made), scope, aggregates));
        } while (Reader.Take(","));
        return made;
    }

    public RowShape One(RowShape rows, QueryScope scope, bool aggregates)
    {
        if (Tuple() is { } several)
        {
            return RowShape.Of(several, query.Expressions.Read(rows, scope, aggregates) is null);
        }

        var own = Named();
        var given = query.Expressions.Read(rows, scope, aggregates);
        return own is null ? RowShape.Of(given ?? [], given is null)
            : given is { Count: > 1 } ? RowShape.Of([own, .. given])
            : RowShape.Of([own]);
    }

    /// <returns>The name before a "="; null if there is none.</returns>
    public string? Named()
    {
        var length = Reader.Next.Is("[") ? 3 : 1;
        if (!Reader.IsName || !Reader.Ahead(length).Is("="))
        {
            return null;
        }

        var name = Reader.Name("a name");
        Reader.Take();
        return name;
    }

    private List<string>? Tuple()
    {
        if (!Reader.Next.Is("("))
        {
            return null;
        }

        var place = Reader.Place;
        Reader.Take();
        List<string> names = [];
        while (Reader.IsName)
        {
            names.Add(Reader.Name("a name"));
            Reader.Take(",");
        }

        if (names.Count > 0 && Reader.Take(")") && Reader.Take("="))
        {
            return names;
        }

        Reader.Place = place;
        return null;
    }

    /// <summary>Of sort and top: asc or desc, and where nulls are.</summary>
    public void Order(RowShape rows, QueryScope scope)
    {
        do
        {
            query.Expressions.Read(rows, scope);
            if (!Reader.Take("asc"))
            {
                Reader.Take("desc");
            }

            if (Reader.Take("nulls") && !Reader.Take("first"))
            {
                Reader.Expect("last", "or \"first\" after nulls");
            }
        } while (Reader.Take(","));
    }

    /// <summary>(Name: type, …), from the opening bracket to the closing one.</summary>
    public List<string> Typed()
    {
        List<string> names = [];
        Reader.Expect("(", "before the columns");
        while (!Reader.Take(")"))
        {
            if (names.Count > 0)
            {
                Reader.Expect(",", "or \")\" after a column");
            }

            names.Add(Reader.Name("the name of a column"));
            Reader.Expect(":", "before the type of a column");
            Reader.Name("the type of a column");
        }

        return names;
    }

    /// <summary>Of project-away, -keep and -reorder: names, and patterns with stars.</summary>
    /// <returns>The columns that are meant, in their order; null if a pattern meets columns that are not known.</returns>
    public HashSet<string>? Patterns(RowShape rows, QueryScope scope)
    {
        HashSet<string> meant = [];
        var isKnown = true;
        do
        {
            var first = Reader.Next;
            var pattern = "";
            while (!Reader.IsEnd && !Reader.Next.Is(",") && !(pattern.Length > 0 && Reader.Next.Text is "asc" or "desc"))
            {
                pattern += Reader.Next.Is("[") ? Reader.Name("the name of a column") : Reader.Take().Text;
            }

            if (pattern.Length == 0)
            {
                throw Reader.Unexpected("the name of a column");
            }

            if (!pattern.Contains('*'))
            {
                query.Expressions.Column(pattern, first, rows, scope);
                meant.Add(pattern);
            }
            else
            {
                isKnown &= !rows.IsOpen;
                meant.UnionWith(rows.Columns.Where(column => Meets(column, pattern.Split('*'))));
            }

            if (!Reader.Take("asc"))
            {
                Reader.Take("desc");
            }
        } while (Reader.Take(","));
        return isKnown ? meant : null;
    }

    private static bool Meets(string column, string[] parts) =>
        column.StartsWith(parts[0], StringComparison.Ordinal)
        && column.EndsWith(parts[^1], StringComparison.Ordinal)
        && parts.All(part => column.Contains(part, StringComparison.Ordinal));
}
