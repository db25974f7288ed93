using CommandLine;

namespace Preflight.Queries;

/// <summary>Reads join and lookup.</summary>
internal sealed class JoinReading(QueryReading query)
{
    private static readonly string[] Joins =
    [
        "inner",
        "innerunique",
        "leftouter",
        "rightouter",
        "fullouter",
        "leftanti",
        "rightanti",
        "leftsemi",
        "rightsemi",
        "anti",
        "leftantisemi",
        "rightantisemi",
    ];

    private static readonly string[] Lookups = ["inner", "leftouter"];

    private TokenReader Reader => query.Reader;

    public RowShape Read(string name, RowShape left, QueryScope scope)
    {
        var kind = "";
        var kinds = name == "join" ? Joins : Lookups;
        foreach (var (parameter, value) in query.Operators.Parameters())
        {
            if (parameter == "kind")
            {
                kind = value.Text;
                if (!kinds.Contains(kind))
                {
                    throw new QueryFault(
                        $"has the kind \"{kind}\" of {name}, which does not exist; nearest: {Suggestion.NearestThree(kind, kinds)}",
                        value.Start
                    );
                }
            }
        }

        var right = query.Pipelines.ReadOne(scope);
        Reader.Expect("on", $"and the columns of the {name}");
        do
        {
            Condition(left, right, scope);
        } while (Reader.Take(",") || Reader.Take("and"));
        return kind switch
        {
            "leftanti" or "leftsemi" or "anti" or "leftantisemi" => left,
            "rightanti" or "rightsemi" or "rightantisemi" => right,
            _ => left.And(right).With(name == "join" ? right.Columns.Where(left.Columns.Contains).Select(column => $"{column}1") : []),
        };
    }

    private void Condition(RowShape left, RowShape right, QueryScope scope)
    {
        if (Reader.Next.Text is "$left" or "$right")
        {
            Side(left, right, scope);
            Reader.Expect("==", "between the two sides of a join");
            Side(left, right, scope);
            return;
        }

        var at = Reader.Next;
        var name = Reader.Name("a column, or $left.A == $right.B,");
        query.Expressions.Column(name, at, left, scope);
        if (!right.May(name))
        {
            throw new QueryFault(
                $"joins on {name}, which the right side does not have; nearest: {Suggestion.NearestThree(name, right.Columns)}",
                at.Start
            );
        }
    }

    private void Side(RowShape left, RowShape right, QueryScope scope)
    {
        var side = Reader.Take().Text;
        if (side is not ("$left" or "$right"))
        {
            throw new QueryFault($"has \"{side}\" where $left or $right is expected", Reader.Next.Start);
        }

        Reader.Expect(".", $"after {side}");
        var at = Reader.Next;
        query.Expressions.Column(Reader.Name("a column"), at, side == "$left" ? left : right, scope);
    }
}
