namespace Preflight.Queries;

/// <summary>The names that Kusto gives to columns of calls.</summary>
internal static class FunctionNames
{
    /// <param name="arguments">For each argument the columns that it makes; null for one that is not known.</param>
    /// <returns>Null if the names are not known.</returns>
    public static IReadOnlyList<string>? Of(string function, List<IReadOnlyList<string>?> arguments, RowShape rows)
    {
        if (function is "arg_max" or "arg_min" or "take_any" or "any")
        {
            return arguments.Contains(null) ? null : [.. arguments.SelectMany(each => each!)];
        }

        if (function is "bin" or "floor" or "bin_at" or "startofday")
        {
            return arguments.FirstOrDefault() is [var column] && rows.May(column) ? [column] : null;
        }

        return QueryLanguage.Known.Named.TryGetValue(function, out var prefix)
            ? arguments.Count == 0
                ? [$"{prefix}_"]
                : arguments[0] is [var first]
                    ? [$"{prefix}_{first}", $"{prefix}_"]
                    : null
            : null;
    }
}
