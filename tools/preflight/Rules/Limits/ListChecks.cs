using System.Globalization;
using System.Text.Json.Nodes;

namespace Preflight.Rules.Limits;

/// <summary>Checks of the elements of a list together.</summary>
internal static class ListChecks
{
    /// <param name="keys">Properties of an element that no other may share together; none for scalars.</param>
    public static ILimitCheck Unique(IReadOnlyList<string> keys)
    {
        var paths = keys.Select(key => new LimitPath(key)).ToList();
        return new ListCheck(places =>
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            return places
                .Select(place => (place, values: Values(place, paths)))
                .Where(each => each.values.TrueForAll(value => value is { Node: not null, IsHidden: false }))
                .Where(each => !seen.Add(string.Join('\n', each.values.Select(value => value.Text))))
                .Select(each => (each.place, $"repeats {Words(each.values, each.place)}; each must be unique"));
        });
    }

    /// <summary>Nothing is said about an empty list, or where a value is secret or unknown.</summary>
    public static ILimitCheck Sum(decimal sum) =>
        new ListCheck(places =>
        {
            var numbers = places.Select(place => place.Number).ToList();
            return numbers.Count == 0 || numbers.Contains(null) || numbers.Sum() == sum
                ? []
                :
                [
                    (
                        places[0],
                        string.Create(CultureInfo.InvariantCulture, $"and the others add up to {numbers.Sum()}; they must add up to {sum}")
                    ),
                ];
        });

    /// <summary>No two keys of a map differ only in case.</summary>
    public static ILimitCheck UniqueKeys() =>
        new ValueCheck(place =>
            (place.Node as JsonObject)
                ?.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(same => same.Count() > 1)
                is { } same
                ? $"has {string.Join(" and ", same.Select(entry => entry.Key))}; names that differ only in case are the same"
                : null
        );

    /// <summary>The value, or the name at the end of an id, is one that another list has.</summary>
    public static ILimitCheck In(LimitReference others) => new MemberCheck(others);

    private static List<LimitPlace> Values(LimitPlace element, List<LimitPath> paths) =>
        paths.Count == 0 ? [element] : [.. paths.Select(path => path.In(element).FirstOrDefault())];

    private static string Words(List<LimitPlace> values, LimitPlace element) =>
        string.Join(
            " and ",
            values.Select(value =>
                value.Path == element.Path ? $"'{value.Text}'" : $"{value.Path[(element.Path.Length + 1)..]} '{value.Text}'"
            )
        );

    private sealed class ListCheck(Func<IReadOnlyList<LimitPlace>, IEnumerable<(LimitPlace, string)>> wrong) : ILimitCheck
    {
        public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path) => wrong([.. scope.All(path)]);
    }

    private sealed class MemberCheck(LimitReference others) : ILimitCheck
    {
        public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path)
        {
            var known = scope.All(others).ToList();
            if (scope.First(others) is null || known.Exists(each => each.IsHidden))
            {
                return [];
            }

            var names = known.Select(each => each.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return scope
                .All(path)
                .Where(place =>
                    place is { IsSet: true, IsHidden: false } && !names.Contains(place.Text) && !names.Contains(place.Text?.Split('/')[^1])
                )
                .Select(place => (place, $"is '{place.Text}', which {others.Words} does not have"));
        }
    }
}
