namespace Preflight.Rules.Limits;

/// <summary>A property that must be set, or must not be.</summary>
internal sealed class PresenceCheck(bool isRequired) : ILimitCheck
{
    public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path)
    {
        foreach (var place in scope.All(path))
        {
            if (place.IsSet != isRequired && !place.IsHidden)
            {
                yield return (
                    place,
                    isRequired ? "is not set"
                    : place.Text is { } text ? $"is '{text}'"
                    : "is set"
                );
            }
        }
    }
}
