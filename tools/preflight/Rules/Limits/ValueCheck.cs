namespace Preflight.Rules.Limits;

/// <summary>A check of each value alone.</summary>
/// <param name="wrong">What is wrong with a value that is set; null if nothing is.</param>
internal sealed class ValueCheck(Func<LimitPlace, string?> wrong) : ILimitCheck
{
    public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path)
    {
        foreach (var place in scope.All(path))
        {
            if (place is { Node: not null, IsHidden: false } && wrong(place) is { } message)
            {
                yield return (place, message);
            }
        }
    }
}
