using System.Globalization;
using Preflight.AzureModel;

namespace Preflight.Rules.Limits;

/// <summary>Checks of one value against another property.</summary>
internal static class RelationChecks
{
    /// <summary>Numbers or durations. Nothing is said where the other is absent.</summary>
    /// <param name="isStrict">True if the two may not be equal.</param>
    public static ILimitCheck AtMost(LimitReference other, bool isStrict) => new PairCheck(other, (place, most) =>
        {
            var difference = Size(place) is { } size && Size(most) is { } limit ? size - limit : -1;
            return difference > 0 || (isStrict && difference == 0)
                ? $"is {place.Text} and {other.Words} is {most.Text}; it must be {(isStrict ? "less" : "no more")} than that"
                : null;
        });

    /// <param name="allowed">Both values with a space between.</param>
    public static ILimitCheck Pairs(LimitReference other, IReadOnlyList<string> allowed) =>
        new PairCheck(other, (place, second) =>
            allowed.Contains($"{place.Text} {second.Text}", StringComparer.OrdinalIgnoreCase)
                ? null
                : $"is {place.Text} and {other.Words} is {second.Text}; allowed together: {string.Join(", ", allowed)}"
        );

    public static ILimitCheck Product(LimitReference other, decimal most, string name) =>
        new PairCheck(other, (place, second) =>
            (double?)place.Number * (double?)second.Number is { } product && product > (double)most
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"is {place.Text} and {other.Words} is {second.Text}, so {product} {name}; allowed: at most {most}"
                )
                : null
        );

    private static decimal? Size(LimitPlace place) => place.Number ?? (decimal?)IsoDuration.Of(place.Text)?.TotalSeconds;

    private sealed class PairCheck(LimitReference other, Func<LimitPlace, LimitPlace, string?> wrong) : ILimitCheck
    {
        public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path)
        {
            if (scope.First(other) is not { Node: not null, IsHidden: false } second)
            {
                yield break;
            }

            foreach (var place in scope.All(path))
            {
                if (place is { Node: not null, IsHidden: false } && wrong(place, second) is { } message)
                {
                    yield return (place, message);
                }
            }
        }
    }
}
